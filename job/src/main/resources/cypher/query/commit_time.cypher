// From when a commit holds, by the first digits of its id.
// $tenant; $sha.
MATCH (c:Commit)
USING INDEX SEEK c:Commit(sha)
WHERE c.sha STARTS WITH $sha
  AND c.tenant = $tenant
RETURN c.repository AS repository,
       c.sha AS sha,
       c.validTime AS validTime
