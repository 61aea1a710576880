MERGE (s:Schema {id: 'graph'})
SET s.version = $version
