// Symbols that their own file does not declare. (A symbol that is only named as a parent has none.)
MATCH (s:Symbol)
WHERE (s.epoch IS NOT NULL OR EXISTS { (s)-[:INSTANCE_OF|WAS_INSTANCE_OF]->() })
  AND NOT EXISTS {
    MATCH (f:File)-[:DECLARES]->(s)
    WHERE s.id STARTS WITH f.id + '#'
  }
RETURN 'symbol ' + s.id AS owner,
       elementId(s) AS entity,
       'symbol ' + s.id AS element,
       'no file declares it' AS finding
