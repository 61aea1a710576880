// Every pair of forms of which two clone classes that live now resemble each other.
// $tenant; $minConfidence.
MATCH (lower:CloneClass {tenant: $tenant})-[e:SIMILAR_TO]->(higher:CloneClass)
WHERE e.confidence >= $minConfidence
RETURN coalesce(lower.formId, lower.id) AS lower,
       coalesce(higher.formId, higher.id) AS higher,
       e.confidence AS confidence,
       e.cloneType AS cloneType
