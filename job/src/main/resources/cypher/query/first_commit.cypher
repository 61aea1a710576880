// When the recorded history of a tenant begins.
// $tenant.
MATCH (c:Commit)
WHERE c.tenant = $tenant
RETURN min(c.validTime) AS validTime
