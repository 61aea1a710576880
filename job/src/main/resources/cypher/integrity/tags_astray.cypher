// Tags that do not point at the commit that they say, at it alone.
MATCH (t:Tag)
WITH t,
     t.tenant + '/' + t.repository + '@' + t.branch + ':' + t.sha AS id,
     COUNT { (t)-[:TAGS]->() } AS all
WITH t, id, all, COUNT { (t)-[:TAGS]->(:Commit {id: id}) } AS right
WHERE t.sequence IS NULL
  OR all <> right
  OR right <> CASE WHEN t.sha IS NULL THEN 0 ELSE 1 END
RETURN 'tag ' + t.id AS owner,
       elementId(t) AS entity,
       'tag ' + t.id AS element,
       CASE
         WHEN t.sequence IS NULL THEN 'has no number'
         ELSE 'says ' + coalesce(t.sha, 'no commit') + ' and points at ' + all + ', at '
           + right + ' of that name'
       END AS finding
