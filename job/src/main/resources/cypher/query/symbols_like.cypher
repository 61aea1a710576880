// Symbols of a branch, of which one may be meant.
// $tenant; $within: how their ids begin.
MATCH (s:Symbol)
USING INDEX SEEK s:Symbol(id)
WHERE s.id STARTS WITH $tenant + '/'
  AND s.id STARTS WITH $within
  AND s.versions > 0
RETURN s.id AS id
LIMIT 100000
