// Every pair of forms of which two clone classes that lived at an instant resemble each other.
// $tenant; $minConfidence; $at.
MATCH (lower:CloneClass {tenant: $tenant})-[e:SIMILAR_TO|WAS_SIMILAR_TO]->(higher:CloneClass)
WHERE e.confidence >= $minConfidence
  AND e.validFrom <= $at
  AND (e.validTo IS NULL OR $at < e.validTo)
RETURN coalesce(lower.formId, lower.id) AS lower,
       coalesce(higher.formId, higher.id) AS higher,
       e.confidence AS confidence,
       e.cloneType AS cloneType
