// Steps whose step before is not there, or is not the one before; and heads whose step is not there.
MATCH (c:Commit)
CALL (c) {
  WITH c
  WHERE c.previous IS NOT NULL
  OPTIONAL MATCH (p:Commit {id: c.tenant + '/' + c.repository + '@' + c.branch + ':' + c.previous})
  WITH c, p
  WHERE p IS NULL OR p.sequence IS NULL OR p.sequence < c.sequence - 1
  UNWIND [
    'commit ' + c.id,
    'commit ' + c.tenant + '/' + c.repository + '@' + c.branch + ':' + c.previous
  ] AS owner
  RETURN owner,
         CASE
           WHEN p IS NULL THEN 'its step before, ' + c.previous + ', is not there'
           ELSE 'its step before, ' + c.previous + ', is not the one before'
         END AS finding
  UNION
  WITH c
  WHERE c.id IS NOT NULL AND c.sequence IS NULL
  RETURN 'commit ' + c.id AS owner, 'it has no number' AS finding
}
RETURN owner, elementId(c) AS entity, 'commit ' + c.id AS element, finding
