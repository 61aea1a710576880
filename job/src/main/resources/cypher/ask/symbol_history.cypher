// The history of a symbol: its versions, what began and ended each, and how many copies each had.
MATCH (s:Symbol {id: $symbol})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE s.tenant = $tenant
  AND i.validFrom <= $at
  AND (size($repositories) = 0 OR s.repository IN $repositories)
  AND (size($languages) = 0 OR s.language IN $languages)
OPTIONAL MATCH (other:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE other <> s
  AND j.validFrom <= $at
  AND (i.validTo IS NULL OR j.validFrom < i.validTo)
  AND (j.validTo IS NULL OR i.validFrom < j.validTo)
WITH i, c, count(DISTINCT other) AS copies
OPTIONAL MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(:CloneClass)
WHERE e.confidence >= $minConfidence
  AND e.validFrom <= $at
  AND (i.validTo IS NULL OR e.validFrom < i.validTo)
  AND (e.validTo IS NULL OR i.validFrom < e.validTo)
WITH i, c, copies, count(e) AS similarClasses
RETURN i.sequence AS sequence,
       i.validFrom AS validFrom,
       CASE WHEN i.validTo <= $at THEN i.validTo END AS validTo,
       i.openedBy AS openedBy,
       CASE WHEN i.validTo <= $at THEN i.closedBy END AS closedBy,
       coalesce(i.startLines[size([p IN i.placedAt WHERE p <= $at]) - 1], i.startLine) AS line,
       c.tokens AS tokens,
       copies,
       similarClasses,
       c.id AS cloneClass
ORDER BY validFrom, sequence
