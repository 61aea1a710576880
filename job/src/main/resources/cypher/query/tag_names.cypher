// Every tag that points at a published commit.
// $tenant.
MATCH (t:Tag)-[:TAGS]->(:Commit)
WHERE t.tenant = $tenant
RETURN DISTINCT t.name AS name, t.repository AS repository
