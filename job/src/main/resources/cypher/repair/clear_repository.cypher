// Leaves the bare nodes: a node without stamp is written as if for the first time.
UNWIND $batch.ids AS id
MATCH (n:Repository {id: id})
USING INDEX SEEK n:Repository(id)
SET n = {id: id}
