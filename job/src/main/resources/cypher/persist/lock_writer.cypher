MERGE (w:Writer {id: 'writer'})
REMOVE w.locked
