// Copies that cost: symbols that have copies and are changed often, most changes in the period first.
CALL () {
  MATCH (c:CloneClass)
  USING INDEX c:CloneClass(peak)
  WHERE c.peak > 1
  RETURN c, false AS similar
  UNION ALL
  MATCH (a)-[e:SIMILAR_TO]->(b)
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c, true AS similar
  UNION ALL
  MATCH (a)-[e:WAS_SIMILAR_TO]->(b)
  WHERE e.validTo > $at
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c, true AS similar
}
WITH c, true IN collect(similar) AS similar
WHERE c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND ($tests OR NOT (s.test OR i.generated))
  AND (size($repositories) = 0 OR s.repository IN $repositories)
WITH c, similar, collect(s) AS members,
     count(DISTINCT s.repository + substring(s.id, size(s.tenant + s.repository + s.branch) + 2)) AS places
WHERE similar OR places > 1
UNWIND members AS s
WITH c, s, places - 1 AS copies,
     COUNT {
       (s)-[v:INSTANCE_OF|WAS_INSTANCE_OF]->(:CloneClass)
       WHERE $since <= v.validFrom AND v.validFrom <= $at
     } AS changes
WHERE changes > 0
RETURN s.id AS symbol, changes, copies, c.tokens AS tokens
ORDER BY changes DESC, copies DESC, symbol
LIMIT $limit
