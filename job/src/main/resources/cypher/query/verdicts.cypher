// What people decided on two symbols, as it holds at an instant, last said first; with the clone
// classes and forms of both then, and the strongest edge between two different forms:
// [confidence, clone type].
// $tenant; $at.
CALL () {
  MATCH (x)-[v:VERDICT]->(y)
  USING INDEX v:VERDICT(validFrom)
  WHERE v.validFrom <= $at
  RETURN x, v, y
  UNION ALL
  MATCH (x)-[v:WAS_VERDICT]->(y)
  USING INDEX v:WAS_VERDICT(validTo)
  WHERE v.validTo > $at
    AND v.validFrom <= $at
  RETURN x, v, y
}
WITH x, v, y
WHERE x.tenant = $tenant
MATCH (x)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(a:CloneClass)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
MATCH (y)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(b:CloneClass)
WHERE j.validFrom <= $at
  AND (j.validTo IS NULL OR $at < j.validTo)
RETURN x.id AS symbol,
       y.id AS other,
       x.repository AS repository,
       y.repository AS otherRepository,
       v.clones AS clones,
       coalesce(v.cloneType, 4) AS cloneType,
       v.author AS author,
       coalesce(v.reason, '') AS reason,
       v.statedFrom AS statedFrom,
       a.id AS cloneClass,
       b.id AS otherClass,
       coalesce(a.formId, a.id) AS form,
       coalesce(b.formId, b.id) AS otherForm,
       COLLECT {
         MATCH (a)-[:HAS_FORM]->(f:Form)
         MATCH (f)<-[:HAS_FORM]-(:CloneClass)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(d:CloneClass)
         WHERE d.formId = b.formId
           AND d.formId <> a.formId
           AND e.validFrom <= $at
           AND (e.validTo IS NULL OR $at < e.validTo)
         RETURN [e.confidence, e.cloneType] AS edge
         ORDER BY e.confidence DESC, e.cloneType
         LIMIT 1
       } AS edges
ORDER BY statedFrom DESC, symbol, other
