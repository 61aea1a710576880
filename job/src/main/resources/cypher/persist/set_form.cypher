UNWIND $batch.rows AS row
MATCH (n:Form {id: row.id})
SET n.tenant = row.tenant
