// Declarations in a file that is not the one that the symbol's id names, or stated twice.
MATCH (f:File)-[r:DECLARES]->(s:Symbol)
WHERE NOT s.id STARTS WITH f.id + '#' OR COUNT { (f)-[:DECLARES]->(s) } > 1
RETURN 'symbol ' + s.id AS owner,
       elementId(r) AS entity,
       'DECLARES ' + f.id + ' to ' + s.id AS element,
       'not its file, or declared twice' AS finding
