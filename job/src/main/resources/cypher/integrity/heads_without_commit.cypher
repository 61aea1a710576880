// Branches whose head is not there, or is not their last step.
MATCH (r:Repository)
WHERE r.sequence IS NOT NULL
OPTIONAL MATCH (c:Commit {id: r.id + ':' + coalesce(r.head, '')})
WITH r, c
WHERE c IS NULL OR c.sequence <> r.sequence
UNWIND ['repository ' + r.id, 'commit ' + r.id + ':' + coalesce(r.head, '')] AS owner
RETURN owner,
       elementId(r) AS entity,
       'repository ' + r.id AS element,
       'its head ' + coalesce(r.head, '(none)') + ' is not the step of number ' + r.sequence
         AS finding
