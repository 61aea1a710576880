// Of these files, those that no repository contains yet.
UNWIND $batch.ids AS id
MATCH (f:File {id: id})
USING INDEX SEEK f:File(id)
WHERE NOT EXISTS { (f)<-[:CONTAINS]-() }
RETURN id
