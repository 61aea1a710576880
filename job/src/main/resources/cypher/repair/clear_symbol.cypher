// Leaves the bare nodes: a node without stamp is written as if for the first time.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
USING INDEX SEEK n:Symbol(id)
SET n = {id: id}
