MATCH (w:Writer {id: 'writer'})
SET w.lineage = $lineage,
    w.epoch = $epoch
