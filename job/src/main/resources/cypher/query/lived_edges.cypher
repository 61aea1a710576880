// Every pair of clone classes that resembled each other at an instant.
// $tenant; $minConfidence; $at.
CALL () {
  MATCH (lower)-[e:SIMILAR_TO]->(higher)
  WITH lower, e, higher, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  RETURN lower, e, higher
  UNION ALL
  MATCH (lower)-[e:WAS_SIMILAR_TO]->(higher)
  WHERE e.validTo > $at
  WITH lower, e, higher, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  RETURN lower, e, higher
}
WITH lower, e, higher
WHERE lower.tenant = $tenant
RETURN lower.id AS lower,
       higher.id AS higher,
       e.confidence AS confidence,
       e.cloneType AS cloneType
