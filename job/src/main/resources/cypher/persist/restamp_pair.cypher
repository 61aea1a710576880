UNWIND $batch.rows AS row
MATCH (lower:CloneClass {id: row.lower})
USING INDEX SEEK lower:CloneClass(id)
UNWIND row.highers AS pair
MATCH (higher:CloneClass {id: pair.higher})
USING INDEX SEEK higher:CloneClass(id)
MATCH (lower)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher)
SET r.epoch = pair.epoch,
    r.revision = pair.revision
