UNWIND $batch.rows AS row
MATCH (lower) WHERE elementId(lower) = row.lower
UNWIND row.highers AS pair
MATCH (higher) WHERE elementId(higher) = pair.higher
MATCH (lower)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher)
SET r.epoch = pair.epoch,
    r.revision = pair.revision
