CREATE INDEX similar_to_opened_by IF NOT EXISTS
FOR ()-[r:SIMILAR_TO]-()
ON (r.openedBy)
