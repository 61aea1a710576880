// The symbols that were instances of these forms at an instant, each with its versions until then:
// [clone class, valid from, valid to], first one first.
// $forms: ids; $at.
MATCH (f:Form)<-[:HAS_FORM]-(c:CloneClass)<-[i:INSTANCE_OF|WAS_INSTANCE_OF]-(s:Symbol)
WHERE f.id IN $forms
  AND i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
WITH s, i, c, size([moved IN i.placedAt WHERE moved <= $at]) - 1 AS place
RETURN s.id AS id,
       s.repository AS repository,
       s.branch AS branch,
       s.path AS path,
       s.qualifiedName AS name,
       coalesce(c.kind, s.kind) AS kind,
       s.language AS language,
       i.generated AS generated,
       s.test AS test,
       coalesce(i.startLines[place], i.startLine) AS startLine,
       coalesce(i.endLines[place], i.endLine) AS endLine,
       i.validFrom AS validFrom,
       c.id AS cloneClass,
       coalesce(c.tokens, 0) AS tokens,
       c.formId AS form,
       coalesce(c.boilerplate, '') AS boilerplate,
       COLLECT {
         MATCH (s)-[v:INSTANCE_OF|WAS_INSTANCE_OF]->(d)
         WHERE v.validFrom <= $at
         WITH d, v
         ORDER BY v.validFrom
         RETURN [d.id, v.validFrom, v.validTo]
       } AS versions
