UNWIND $batch.ids AS id
MATCH (n:Tag {id: id})
USING INDEX SEEK n:Tag(id)
WHERE n.sequence IS NOT NULL
RETURN id, n.sequence AS epoch, 0 AS revision
