UNWIND $batch.rows AS row
MATCH (n:Name {id: row.id})
SET n.tenant = row.tenant,
    n.name = row.name
