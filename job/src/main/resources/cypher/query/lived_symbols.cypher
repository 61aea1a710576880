// Every symbol that lived at an instant, with its clone class and form then.
// $tenant; $repositories: names, empty for all; $at.
MATCH (r:Repository)
WHERE r.tenant = $tenant
  AND (size($repositories) = 0 OR r.name IN $repositories)
MATCH (r)-[:CONTAINS]->(:File)-[:DECLARES]->(s:Symbol)
MATCH (s)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
WITH s, i, c, size([moved IN i.placedAt WHERE moved <= $at]) - 1 AS place
RETURN s.id AS id,
       s.repository AS repository,
       s.branch AS branch,
       s.path AS path,
       s.qualifiedName AS name,
       coalesce(c.kind, s.kind) AS kind,
       s.language AS language,
       coalesce(i.generated, s.generated) AS generated,
       s.test AS test,
       coalesce(i.startLines[place], i.startLine) AS startLine,
       coalesce(i.endLines[place], i.endLine) AS endLine,
       i.validFrom AS validFrom,
       c.id AS cloneClass,
       coalesce(c.tokens, 0) AS tokens,
       coalesce(c.formId, c.id) AS form,
       coalesce(c.boilerplate, '') AS boilerplate
