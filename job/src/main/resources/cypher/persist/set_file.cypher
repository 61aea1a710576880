UNWIND $batch.rows AS row
MATCH (n:File {id: row.id})
USING INDEX SEEK n:File(id)
SET n.tenant = row.tenant,
    n.repository = row.repository,
    n.branch = row.branch,
    n.path = row.path,
    n.name = row.name
