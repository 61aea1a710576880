// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (source:Tag {id: id})-[r:TAGS]->()
USING INDEX SEEK source:Tag(id)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
