MATCH (w:Writer {id: 'writer'})
USING INDEX SEEK w:Writer(id)
RETURN w.lineage AS lineage, w.epoch AS epoch
