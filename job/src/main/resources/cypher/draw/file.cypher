// Drawn: the file that declares a symbol, and everything it shares with other code.
MATCH (:Symbol {id: $symbol})<-[:DECLARES]-(f:File)
WHERE f.tenant = $tenant
MATCH own = (f)-[:DECLARES]->(s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND c.tokens >= $minTokens
CALL (s, c) {
  MATCH q = (c)<-[j:INSTANCE_OF|WAS_INSTANCE_OF]-(y:Symbol)<-[:DECLARES]-(:File)
  WHERE y <> s
    AND j.validFrom <= $at
    AND (j.validTo IS NULL OR $at < j.validTo)
    AND ($tests OR NOT (y.test OR y.generated))
    AND (size($repositories) = 0 OR y.repository IN $repositories)
  RETURN q
  UNION
  MATCH q = (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(d:CloneClass)
            <-[j:INSTANCE_OF|WAS_INSTANCE_OF]-(y:Symbol)<-[:DECLARES]-(:File)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= $at
    AND (e.validTo IS NULL OR $at < e.validTo)
    AND j.validFrom <= $at
    AND (j.validTo IS NULL OR $at < j.validTo)
    AND (size($languages) = 0 OR d.language IN $languages)
    AND ($tests OR NOT (y.test OR y.generated))
    AND (size($repositories) = 0 OR y.repository IN $repositories)
  RETURN q
}
WITH own, collect(q) AS shared
RETURN own, shared
LIMIT $limit
