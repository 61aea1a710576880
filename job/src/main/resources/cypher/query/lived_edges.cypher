// Every pair of forms of which two clone classes that lived at an instant resemble each other.
// $tenant; $minConfidence; $at.
CALL () {
  MATCH (lower:CloneClass)-[e:SIMILAR_TO]->(higher:CloneClass)
  WHERE e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN lower, e, higher
  UNION ALL
  MATCH (lower:CloneClass)-[e:WAS_SIMILAR_TO]->(higher:CloneClass)
  WHERE e.validTo > $at
    AND e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN lower, e, higher
}
WITH lower, e, higher
WHERE lower.tenant = $tenant
RETURN coalesce(lower.formId, lower.id) AS lower,
       coalesce(higher.formId, higher.id) AS higher,
       e.confidence AS confidence,
       e.cloneType AS cloneType
