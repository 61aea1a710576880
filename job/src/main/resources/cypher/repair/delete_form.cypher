UNWIND $batch.ids AS id
MATCH (n:Form {id: id})
USING INDEX SEEK n:Form(id)
DETACH DELETE n
