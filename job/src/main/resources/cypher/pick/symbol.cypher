// A symbol with a story: often changed, alike to another at some time.
MATCH (s:Symbol {tenant: $tenant})
WHERE s.live
  AND NOT (s.test OR s.generated)
  AND EXISTS {
    (s)-[:INSTANCE_OF]->(c:CloneClass)-[e:SIMILAR_TO]-(:CloneClass)
    WHERE c.tokens >= $minTokens AND e.confidence >= $minConfidence
  }
WITH s
ORDER BY s.versions DESC, s.id
LIMIT 1
MATCH (s)-[:INSTANCE_OF]->(c:CloneClass)-[e:SIMILAR_TO]-(:CloneClass)<-[:INSTANCE_OF]-(y:Symbol)
WITH s, y
ORDER BY e.confidence DESC, y.versions DESC, y.id
LIMIT 1
RETURN s.id AS symbol, [s.id] AS symbols, y.id AS other, s.name AS name
