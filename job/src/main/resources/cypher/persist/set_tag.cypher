UNWIND $batch.rows AS row
MATCH (n:Tag {id: row.id})
USING INDEX SEEK n:Tag(id)
SET n.tenant = row.tenant,
    n.repository = row.repository,
    n.branch = row.branch,
    n.name = row.name,
    n.sha = row.sha,
    n.sequence = row.sequence
