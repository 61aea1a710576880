UNWIND $batch.ids AS id
MATCH (n:Commit {id: id})
USING INDEX SEEK n:Commit(id)
DETACH DELETE n
