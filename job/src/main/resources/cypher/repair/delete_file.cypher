UNWIND $batch.ids AS id
MATCH (n:File {id: id})
USING INDEX SEEK n:File(id)
DETACH DELETE n
