// What is no number counts as no stamp.
UNWIND $batch.ids AS id
MATCH (n:Commit {id: id})
USING INDEX SEEK n:Commit(id)
WITH id, toIntegerOrNull(n.sequence) AS epoch, toIntegerOrNull(n.part) AS revision
WHERE epoch IS NOT NULL
RETURN id, epoch, coalesce(revision, 0) AS revision
