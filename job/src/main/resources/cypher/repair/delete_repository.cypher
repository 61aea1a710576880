UNWIND $batch.ids AS id
MATCH (n:Repository {id: id})
USING INDEX SEEK n:Repository(id)
DETACH DELETE n
