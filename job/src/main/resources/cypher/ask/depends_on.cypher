// What a symbol depends on as people said.
MATCH (s:Symbol)-[r:DEPENDS_ON|WAS_DEPENDS_ON]->(other:Symbol)
WHERE s.id IN $symbols
  AND s.tenant = $tenant
  AND r.validFrom <= $at
  AND (r.validTo IS NULL OR $at < r.validTo)
  AND $minConfidence <= 1.0
  AND (size($repositories) = 0 OR other.repository IN $repositories)
  AND (size($languages) = 0 OR other.language IN $languages)
RETURN s.id AS symbol,
       other.id AS other,
       1.0 AS confidence,
       r.author AS author,
       r.validFrom AS since,
       r.openedBy AS openedBy
ORDER BY symbol, other
LIMIT $limit
