// Those of these names that no symbol calls or called.
UNWIND $batch.ids AS id
MATCH (n:Name {id: id})
USING INDEX SEEK n:Name(id)
WHERE NOT EXISTS { (n)<-[:CALLS_NAME|WAS_CALLS_NAME]-(:Symbol) }
RETURN id
