CREATE INDEX was_similar_to_valid_to IF NOT EXISTS
FOR ()-[r:WAS_SIMILAR_TO]-()
ON (r.validTo)
