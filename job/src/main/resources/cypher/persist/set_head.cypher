UNWIND $batch.rows AS row
MATCH (n:Repository {id: row.id})
USING INDEX SEEK n:Repository(id)
SET n.tenant = row.tenant,
    n.name = row.name,
    n.branch = row.branch,
    n.head = row.head,
    n.validTime = row.validTime,
    n.sequence = row.sequence,
    n.part = row.part
