CREATE INDEX was_similar_to_opened_by IF NOT EXISTS
FOR ()-[r:WAS_SIMILAR_TO]-()
ON (r.openedBy)
