// Who was an instance of these classes, and when.
// $ids: clone class ids.
MATCH (c:CloneClass)
WHERE c.id IN $ids
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
RETURN c.id AS cloneClass,
       s.id AS symbol,
       s.repository AS repository,
       s.branch AS branch,
       i.validFrom AS validFrom,
       i.validTo AS validTo
