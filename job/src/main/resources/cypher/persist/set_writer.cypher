MATCH (w:Writer {id: 'writer'})
SET w.lineage = $batch.lineage,
    w.epoch = $batch.epoch
