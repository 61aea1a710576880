// Forms whose copies live in several repositories, widest first.
MATCH (s:Symbol)-[:INSTANCE_OF]->(c:CloneClass)-[:HAS_FORM]->(f:Form)
WITH f, collect(DISTINCT s.repository) AS repositories, count(s) AS members, max(c.tokens) AS tokens,
     collect(DISTINCT c.name) AS names
WHERE size(repositories) > 1
RETURN names, repositories, members, tokens
ORDER BY size(repositories) DESC, members * tokens DESC
LIMIT 50
