// The instant of the commit in the middle of the recorded history.
MATCH (k:Commit {tenant: $tenant})
WITH k.validTime AS instant
ORDER BY instant
WITH collect(instant) AS instants
RETURN instants[size(instants) / 2] AS at
