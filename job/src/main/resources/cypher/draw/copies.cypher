// Drawn: exact copies and their forms; classes that share a form are renamed copies of each other.
MATCH (c:CloneClass {tenant: $tenant})
WHERE c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
CALL (c) {
  MATCH p = (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
  WHERE i.validFrom <= $at
    AND (i.validTo IS NULL OR $at < i.validTo)
    AND ($tests OR NOT (s.test OR s.generated))
    AND (size($repositories) = 0 OR s.repository IN $repositories)
  RETURN collect(p) AS copies
}
WITH c, copies
WHERE size(copies) > 1
ORDER BY (size(copies) - 1) * c.tokens DESC, c.id
LIMIT $limit
MATCH form = (c)-[:HAS_FORM]->(f:Form)
CALL (c, f) {
  MATCH q = (f)<-[:HAS_FORM]-(d:CloneClass)<-[j:INSTANCE_OF|WAS_INSTANCE_OF]-(y:Symbol)
  WHERE d <> c
    AND j.validFrom <= $at
    AND (j.validTo IS NULL OR $at < j.validTo)
    AND ($tests OR NOT (y.test OR y.generated))
    AND (size($repositories) = 0 OR y.repository IN $repositories)
  RETURN collect(q) AS renamedCopies
}
RETURN copies, form, renamedCopies
