// A symbol of a tenant by its whole id.
// $tenant; $id.
MATCH (s:Symbol {id: $id})
WHERE s.tenant = $tenant
RETURN s.id AS id
