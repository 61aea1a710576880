CREATE INDEX was_similar_to_closed_by IF NOT EXISTS
FOR ()-[r:WAS_SIMILAR_TO]-()
ON (r.closedBy)
