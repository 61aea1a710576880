// Symbols by name, each with how many copies and similar classes it has.
MATCH (s:Symbol {name: $name})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE s.tenant = $tenant
  AND i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND c.tokens >= $minTokens
  AND ($tests OR NOT (s.test OR i.generated))
  AND (size($repositories) = 0 OR s.repository IN $repositories)
  AND (size($languages) = 0 OR s.language IN $languages)
RETURN s.id AS symbol,
       coalesce(i.startLines[size([p IN i.placedAt WHERE p <= $at]) - 1], i.startLine) AS line,
       c.tokens AS tokens,
       COUNT {
         (c)<-[j:INSTANCE_OF|WAS_INSTANCE_OF]-(:Symbol)
         WHERE j.validFrom <= $at AND (j.validTo IS NULL OR $at < j.validTo)
       } - 1 AS copies,
       COUNT {
         (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(:CloneClass)
         WHERE e.confidence >= $minConfidence
           AND e.validFrom <= $at
           AND (e.validTo IS NULL OR $at < e.validTo)
       } AS similarClasses
ORDER BY copies DESC, similarClasses DESC, symbol
LIMIT $limit
