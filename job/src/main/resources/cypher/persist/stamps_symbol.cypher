// What is no number counts as no stamp.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
USING INDEX SEEK n:Symbol(id)
WITH id, toIntegerOrNull(n.epoch) AS epoch, toIntegerOrNull(n.revision) AS revision
WHERE epoch IS NOT NULL
RETURN id, epoch, coalesce(revision, 0) AS revision
