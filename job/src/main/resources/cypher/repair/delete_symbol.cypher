UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
USING INDEX SEEK n:Symbol(id)
DETACH DELETE n
