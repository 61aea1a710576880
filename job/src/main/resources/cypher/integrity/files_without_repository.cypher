// Files that their own repository does not contain, or another one does.
MATCH (f:File)
WHERE NOT EXISTS {
    MATCH (r:Repository)-[:CONTAINS]->(f)
    WHERE f.id STARTS WITH r.id + ':'
  }
  OR COUNT { (:Repository)-[:CONTAINS]->(f) } > 1
OPTIONAL MATCH (f)-[:DECLARES]->(s:Symbol)
WHERE s.id STARTS WITH f.id + '#'
WITH f, min(s.id) AS symbol
RETURN coalesce('symbol ' + symbol, 'file ' + f.id) AS owner,
       elementId(f) AS entity,
       'file ' + f.id AS element,
       'not in exactly its repository' AS finding
