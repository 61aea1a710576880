// Every pair of forms of which two clone classes that lived at an instant resemble each other.
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
RETURN coalesce(lower.formId, lower.id) AS lower,
       coalesce(higher.formId, higher.id) AS higher,
       e.confidence AS confidence,
       e.cloneType AS cloneType
