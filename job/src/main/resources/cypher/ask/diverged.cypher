// Copies that diverged: exact copies of which one was changed and the other was not, latest first.
MATCH (c:CloneClass)
USING INDEX c:CloneClass(peak)
WHERE c.peak > 1
  AND c.tenant = $tenant
  AND c.tokens >= $minTokens
MATCH (x:Symbol)-[i:WAS_INSTANCE_OF]->(c)
WHERE $since <= i.validTo
  AND i.validTo <= $at
  AND ($tests OR NOT (x.test OR i.generated))
  AND (size($repositories) = 0 OR x.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages)
MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE y <> x
  AND (y.branch = x.branch OR y.repository <> x.repository)
  AND j.validFrom < i.validTo
  AND (j.validTo IS NULL OR i.validTo < j.validTo)
MATCH (x)-[k:INSTANCE_OF|WAS_INSTANCE_OF]->(a:CloneClass)
WHERE k.validFrom <= $at
  AND (k.validTo IS NULL OR $at < k.validTo)
MATCH (y)-[l:INSTANCE_OF|WAS_INSTANCE_OF]->(b:CloneClass)
WHERE l.validFrom <= $at
  AND (l.validTo IS NULL OR $at < l.validTo)
  AND a <> b
OPTIONAL MATCH (a)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(b)
WHERE e.confidence >= $minConfidence
  AND e.validFrom <= $at
  AND (e.validTo IS NULL OR $at < e.validTo)
RETURN x.id AS changed,
       y.id AS unchanged,
       i.validTo AS divergedAt,
       i.closedBy AS divergedBy,
       CASE WHEN a.formId = b.formId THEN 2 ELSE e.cloneType END AS cloneTypeNow,
       CASE WHEN a.formId = b.formId THEN 1.0 ELSE e.confidence END AS confidenceNow
ORDER BY divergedAt DESC, changed, unchanged
LIMIT $limit
