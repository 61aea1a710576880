// What is no number counts as no stamp.
UNWIND $batch.ids AS id
MATCH (n:Tag {id: id})
USING INDEX SEEK n:Tag(id)
WITH id, toIntegerOrNull(n.sequence) AS epoch
WHERE epoch IS NOT NULL
RETURN id, epoch, 0 AS revision
