// Every relationship of a type, between the ids of its nodes.
// $type.
MATCH (source)-[r:$($type)]->(target)
RETURN source.id AS source,
       target.id AS target,
       properties(r) AS properties
