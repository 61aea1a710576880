UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})
USING INDEX SEEK n:CloneClass(id)
DETACH DELETE n
