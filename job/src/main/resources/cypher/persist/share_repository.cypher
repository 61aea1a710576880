// Makes the nodes that are missing, locks none that exists (many writers lead to them at once), and
// says of which only the id is known.
// $batch.ids ascend, so that two writers that make the same ones never wait for each other.
UNWIND $batch.ids AS id
MERGE (n:Repository {id: id})
WITH n, id
WHERE n.tenant IS NULL
RETURN id
