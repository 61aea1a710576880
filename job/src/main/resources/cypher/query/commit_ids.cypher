// Every published commit.
// $tenant.
MATCH (c:Commit)
WHERE c.tenant = $tenant
RETURN DISTINCT c.sha AS sha
