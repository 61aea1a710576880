// Drawn: the history of a symbol: the class of each version, and what was like it then.
MATCH version = (s:Symbol {id: $symbol})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE s.tenant = $tenant
  AND i.validFrom <= $at
OPTIONAL CALL (s, i, c) {
  MATCH q = (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
  WHERE y <> s
    AND j.validFrom <= $at
    AND (i.validTo IS NULL OR j.validFrom < i.validTo)
    AND (j.validTo IS NULL OR i.validFrom < j.validTo)
    AND (size($repositories) = 0 OR y.repository IN $repositories)
  RETURN q
  UNION
  MATCH q = (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(d:CloneClass)
            <-[j:INSTANCE_OF|WAS_INSTANCE_OF]-(y:Symbol)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= $at
    AND (i.validTo IS NULL OR (e.validFrom < i.validTo AND j.validFrom < i.validTo))
    AND (e.validTo IS NULL OR (i.validFrom < e.validTo AND j.validFrom < e.validTo))
    AND (j.validTo IS NULL OR (i.validFrom < j.validTo AND e.validFrom < j.validTo))
    AND (size($languages) = 0 OR d.language IN $languages)
    AND (size($repositories) = 0 OR y.repository IN $repositories)
  RETURN q
}
RETURN version, collect(q)[..$limit] AS alike
