UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
USING INDEX SEEK n:Symbol(id)
WHERE n.epoch IS NOT NULL
RETURN id, n.epoch AS epoch, n.revision AS revision
