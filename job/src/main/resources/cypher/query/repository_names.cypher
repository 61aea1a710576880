// The repositories of a tenant.
// $tenant.
MATCH (r:Repository)
WHERE r.tenant = $tenant
RETURN DISTINCT r.name AS name
