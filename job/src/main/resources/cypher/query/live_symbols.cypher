// Every live symbol with its clone class and form.
// $tenant; $repositories: names, empty for all.
MATCH (r:Repository)
WHERE r.tenant = $tenant
  AND (size($repositories) = 0 OR r.name IN $repositories)
MATCH (r)-[:CONTAINS]->(:File)-[:DECLARES]->(s:Symbol)
MATCH (s)-[i:INSTANCE_OF]->(c:CloneClass)
RETURN s.id AS id,
       s.repository AS repository,
       s.branch AS branch,
       s.path AS path,
       s.qualifiedName AS name,
       s.kind AS kind,
       s.language AS language,
       s.generated AS generated,
       s.test AS test,
       i.startLine AS startLine,
       i.endLine AS endLine,
       i.validFrom AS validFrom,
       c.id AS cloneClass,
       coalesce(c.tokens, 0) AS tokens,
       coalesce(c.formId, c.id) AS form,
       coalesce(c.boilerplate, '') AS boilerplate
