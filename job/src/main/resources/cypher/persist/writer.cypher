MATCH (w:Writer {id: 'writer'})
RETURN w.lineage AS lineage, w.epoch AS epoch
