UNWIND $batch.ids AS id
MATCH (n:Commit {id: id})
USING INDEX SEEK n:Commit(id)
WHERE n.sequence IS NOT NULL
RETURN id, n.sequence AS epoch, n.part AS revision
