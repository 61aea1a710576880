// Forms that may be families: with a class that had copies, with several classes, or resembling
// another; of those that lived at an instant the largest class in tokens, places and repositories.
// $tenant; $repositories: names, empty for all; $languages; $minTokens; $minConfidence; $tests;
// $generated; $at.
CALL () {
  MATCH (c:CloneClass)
  USING INDEX c:CloneClass(peak)
  WHERE c.peak > 1
  RETURN c
  UNION
  MATCH (f:Form)
  WHERE COUNT { (f)<-[:HAS_FORM]-() } > 1
    AND f.tenant = $tenant
  MATCH (f)<-[:HAS_FORM]-(c:CloneClass)
  RETURN c
  UNION
  MATCH (a)-[e:SIMILAR_TO]->(b)
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c
  UNION
  MATCH (a)-[e:WAS_SIMILAR_TO]->(b)
  WHERE e.validTo > $at
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c
}
WITH c
WHERE c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND (size($repositories) = 0 OR s.repository IN $repositories)
  AND ($tests OR NOT s.test)
  AND ($generated OR NOT i.generated)
WITH c.formId AS form, max(c.tokens) AS tokens, collect(s) AS members
RETURN form,
       tokens,
       CASE size(members)
         WHEN 1 THEN 1
         ELSE COUNT {
           UNWIND members AS m
           RETURN DISTINCT m.repository
             + substring(m.id, size(m.tenant + m.repository + m.branch) + 2)
         }
       END AS places,
       CASE size(members)
         WHEN 1 THEN [members[0].repository]
         ELSE COLLECT { UNWIND members AS m RETURN DISTINCT m.repository }
       END AS repositories
