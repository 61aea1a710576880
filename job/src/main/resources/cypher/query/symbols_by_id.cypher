// Which of these symbols are in the graph, alive or not.
// $ids.
UNWIND $ids AS id
MATCH (s:Symbol {id: id})
WHERE s.versions > 0
RETURN s.id AS id
