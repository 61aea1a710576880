// Exact copies: clone classes with several live members, most members first.
MATCH (s:Symbol)-[:INSTANCE_OF]->(c:CloneClass)
WHERE c.size > 1
RETURN c.name AS name,
       c.language AS language,
       c.tokens AS tokens,
       collect(s.repository + ' ' + s.path + ':' + s.startLine) AS places
ORDER BY size(places) * tokens DESC
LIMIT 50
