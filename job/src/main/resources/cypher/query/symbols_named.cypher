// Symbols whose id ends like this, with or without the types of their parameters.
// $tenant; $name: simple name; $text: end of the id.
MATCH (s:Symbol)
USING INDEX SEEK s:Symbol(name)
WHERE s.name = $name
  AND s.tenant = $tenant
  AND (s.id ENDS WITH $text OR s.id CONTAINS ($text + '('))
RETURN s.id AS id,
       s.live AS live
ORDER BY live DESC, id
