// Forms that may be families: with a class that had copies, with several classes, or resembling
// another; of those that lived at an instant the largest class in tokens, places and repositories.
// $linked: ids of forms that resemble another; $tenant; $repositories: names, empty for all;
// $languages; $minTokens; $tests; $generated; $at.
CALL () {
  UNWIND $linked AS id
  MATCH (f:Form {id: id})
  RETURN f
  UNION
  MATCH (c:CloneClass)
  USING INDEX c:CloneClass(peak)
  WHERE c.peak > 1
  MATCH (c)-[:HAS_FORM]->(f:Form)
  RETURN f
  UNION
  MATCH (f:Form)
  WHERE f.tenant = $tenant
    AND COUNT { (f)<-[:HAS_FORM]-() } > 1
  RETURN f
}
MATCH (f)<-[:HAS_FORM]-(c:CloneClass)
WHERE c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND (size($repositories) = 0 OR s.repository IN $repositories)
  AND ($tests OR NOT s.test)
  AND ($generated OR NOT i.generated)
WITH f, max(c.tokens) AS tokens, collect(s) AS members
RETURN f.id AS form,
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
