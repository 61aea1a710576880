// Steps whose step before is not there. (A number that is missing alone is no damage: a step that was
// repeated, or to whose commit the branch was pushed back, has moved on to a later number.)
MATCH (c:Commit)
OPTIONAL MATCH (p:Commit {id: c.tenant + '/' + c.repository + '@' + c.branch + ':' + c.previous})
WITH c,
     CASE
       WHEN c.sequence IS NULL THEN 'it has no number'
       WHEN c.previous IS NOT NULL AND p IS NULL
         THEN 'its step before, ' + c.previous + ', is not there'
     END AS finding
WHERE finding IS NOT NULL
UNWIND ['commit ' + c.id, 'commit ' + coalesce(
  c.tenant + '/' + c.repository + '@' + c.branch + ':' + c.previous, c.id)] AS owner
RETURN DISTINCT owner,
       elementId(c) AS entity,
       'commit ' + c.id AS element,
       finding
