// A symbol by its whole id.
// $id.
MATCH (s:Symbol {id: $id})
RETURN s.id AS id
