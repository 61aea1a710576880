UNWIND $batch.ids AS id
MATCH (n:Repository {id: id})
USING INDEX SEEK n:Repository(id)
WHERE n.sequence IS NOT NULL
RETURN id, n.sequence AS epoch, n.part AS revision
