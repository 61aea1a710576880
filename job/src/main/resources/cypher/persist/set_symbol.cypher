UNWIND $batch.rows AS row
MATCH (n:Symbol {id: row.id})
USING INDEX SEEK n:Symbol(id)
SET n.tenant = row.tenant,
    n.repository = row.repository,
    n.branch = row.branch,
    n.path = row.path,
    n.name = row.name,
    n.qualifiedName = row.qualifiedName,
    n.kind = row.kind,
    n.language = row.language,
    n.signature = row.signature,
    n.previousSymbolId = row.previousSymbolId,
    n.generated = row.generated,
    n.test = row.test,
    n.live = row.live,
    n.startLine = row.startLine,
    n.endLine = row.endLine,
    n.versions = row.versions,
    n.epoch = row.epoch,
    n.revision = row.revision
