// Only grows: of two programs that migrate at once the older may come last.
MERGE (s:Schema {id: 'graph'})
SET s.version =
  CASE
    WHEN s.version > $version THEN s.version
    ELSE $version
  END
