// From when the commits hold that a tag points at, one for each branch.
// $tenant; $name; $repository: name, or name@branch; empty for all.
MATCH (t:Tag)
USING INDEX SEEK t:Tag(name)
WHERE t.name = $name
  AND t.tenant = $tenant
  AND ($repository = '' OR t.repository = $repository OR t.repository + '@' + t.branch = $repository)
MATCH (t)-[:TAGS]->(c:Commit)
RETURN t.repository AS repository,
       t.branch AS branch,
       c.sha AS sha,
       c.validTime AS validTime
