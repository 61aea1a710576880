UNWIND $batch.rows AS row
MATCH (n:Form {id: row.id})
USING INDEX SEEK n:Form(id)
SET n.tenant = row.tenant
