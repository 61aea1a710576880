UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})
USING INDEX SEEK n:CloneClass(id)
WHERE n.epoch IS NOT NULL
RETURN id, n.epoch AS epoch, n.revision AS revision
