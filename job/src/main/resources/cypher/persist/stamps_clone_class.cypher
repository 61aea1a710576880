// What is no number counts as no stamp.
UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})
USING INDEX SEEK n:CloneClass(id)
WITH id, toIntegerOrNull(n.epoch) AS epoch, toIntegerOrNull(n.revision) AS revision
WHERE epoch IS NOT NULL
RETURN id, epoch, coalesce(revision, 0) AS revision
