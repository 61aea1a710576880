// Files with the most duplicated code: the tokens of their symbols that have copies or near misses.
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
WITH s.repository AS repository,
     s.path AS path,
     sum(c.tokens) AS duplicatedTokens,
     count(s) AS symbols,
     collect(s) AS duplicated
ORDER BY duplicatedTokens DESC, repository, path
LIMIT $limit
CALL (duplicated) {
  UNWIND duplicated AS s
  MATCH (f:File)-[:DECLARES]->(s)
  WITH DISTINCT f
  MATCH (f)-[:DECLARES]->(s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
  WHERE c.tokens >= $minTokens
    AND (size($languages) = 0 OR c.language IN $languages)
    AND i.validFrom <= $at
    AND (i.validTo IS NULL OR $at < i.validTo)
    AND ($tests OR NOT (s.test OR i.generated))
  RETURN sum(c.tokens) AS tokens
}
RETURN repository, path, symbols, duplicatedTokens, round(1.0 * duplicatedTokens / tokens, 2) AS share
ORDER BY duplicatedTokens DESC, repository, path
