UNWIND $batch.rows AS row
MATCH (n:Name {id: row.id})
USING INDEX SEEK n:Name(id)
SET n.tenant = row.tenant,
    n.name = row.name
