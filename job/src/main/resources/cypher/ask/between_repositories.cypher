// What repositories share: for each two of them, the clone classes with members in both.
MATCH (c:CloneClass)
USING INDEX c:CloneClass(peak)
WHERE c.peak > 1
  AND c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND ($tests OR NOT (s.test OR i.generated))
WITH c, collect(DISTINCT s.repository) AS owners
WHERE size(owners) > 1
UNWIND owners AS a
UNWIND owners AS b
WITH c, a, b
WHERE a < b
  AND (size($repositories) = 0 OR a IN $repositories OR b IN $repositories)
WITH a, b, count(c) AS classes, sum(c.tokens) AS tokens, collect(c.name)[..5] AS examples
RETURN a AS repository, b AS otherRepository, classes, tokens, examples
ORDER BY tokens DESC, repository, otherRepository
LIMIT $limit
