UNWIND $batch.ids AS id
MATCH (n:Name {id: id})
USING INDEX SEEK n:Name(id)
DETACH DELETE n
