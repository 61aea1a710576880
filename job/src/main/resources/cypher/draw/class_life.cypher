// Drawn: the life of the clone class of a symbol: who was ever in it, and what it was ever like.
MATCH (:Symbol {id: $symbol})-[now:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE c.tenant = $tenant
  AND now.validFrom <= $at
WITH c
ORDER BY now.validFrom DESC
LIMIT 1
CALL (c) {
  MATCH p = (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
  WHERE i.validFrom <= $at
    AND (size($repositories) = 0 OR s.repository IN $repositories)
  RETURN collect(p) AS members
}
CALL (c) {
  MATCH q = (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(d:CloneClass)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= $at
    AND (size($languages) = 0 OR d.language IN $languages)
  RETURN collect(q) AS alike
}
MATCH form = (c)-[:HAS_FORM]->(:Form)
RETURN form, members, alike
