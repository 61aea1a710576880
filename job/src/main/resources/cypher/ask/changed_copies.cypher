// Copies that cost: symbols that have copies and are changed often, most changes in the period first.
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
WHERE size(members) > 1
   OR EXISTS {
     (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(:CloneClass)
     WHERE e.confidence >= $minConfidence
       AND e.validFrom <= $at
       AND (e.validTo IS NULL OR $at < e.validTo)
   }
UNWIND members AS s
WITH c, s, size(members) - 1 AS copies,
     COUNT {
       (s)-[v:INSTANCE_OF|WAS_INSTANCE_OF]->(:CloneClass)
       WHERE $since <= v.validFrom AND v.validFrom <= $at
     } AS changes
WHERE changes > 0
RETURN s.id AS symbol, changes, copies, c.tokens AS tokens
ORDER BY changes DESC, copies DESC, symbol
LIMIT $limit
