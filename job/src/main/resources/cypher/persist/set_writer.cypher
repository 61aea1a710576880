MATCH (w:Writer {id: 'writer'})
USING INDEX SEEK w:Writer(id)
SET w.lineage = $batch.lineage,
    w.epoch = $batch.epoch
