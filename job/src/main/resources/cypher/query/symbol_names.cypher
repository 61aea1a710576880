// Every simple name of a symbol.
// $tenant.
MATCH (s:Symbol)
WHERE s.tenant = $tenant
RETURN DISTINCT s.name AS name
