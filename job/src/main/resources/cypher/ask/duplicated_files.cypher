// Files with the most duplicated code: the tokens of their symbols that have copies or near misses.
CALL () {
  MATCH (c:CloneClass)
  USING INDEX c:CloneClass(peak)
  WHERE c.peak > 1
  RETURN c
  UNION
  MATCH (a:CloneClass)-[e:SIMILAR_TO]-(c:CloneClass)
  WHERE e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN c
  UNION
  MATCH (a:CloneClass)-[e:WAS_SIMILAR_TO]-(c:CloneClass)
  WHERE e.validTo > $at
    AND e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN c
}
WITH c
WHERE c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND ($tests OR NOT (s.test OR i.generated))
  AND (size($repositories) = 0 OR s.repository IN $repositories)
WITH c, collect(s) AS members
WITH c, members,
     size(members) > 1 OR EXISTS {
       (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(:CloneClass)
       WHERE e.confidence >= $minConfidence
         AND e.validFrom <= $at
         AND (e.validTo IS NULL OR $at < e.validTo)
     } AS duplicated
UNWIND members AS s
WITH s.repository AS repository,
     s.path AS path,
     sum(CASE WHEN duplicated THEN c.tokens ELSE 0 END) AS duplicatedTokens,
     sum(c.tokens) AS tokens,
     sum(CASE WHEN duplicated THEN 1 ELSE 0 END) AS symbols
WHERE duplicatedTokens > 0
RETURN repository, path, symbols, duplicatedTokens, round(1.0 * duplicatedTokens / tokens, 2) AS share
ORDER BY duplicatedTokens DESC, repository, path
LIMIT $limit
