// What is duplicated now: classes that resemble each other, and where their copies are.
MATCH (a:CloneClass)-[e:SIMILAR_TO]->(b:CloneClass)
WHERE e.confidence >= 0.9
MATCH (x:Symbol)-[:INSTANCE_OF]->(a)
MATCH (y:Symbol)-[:INSTANCE_OF]->(b)
RETURN x, y, a, e, b
LIMIT 100
