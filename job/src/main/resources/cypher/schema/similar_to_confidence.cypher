CREATE INDEX similar_to_confidence IF NOT EXISTS
FOR ()-[r:SIMILAR_TO]-()
ON (r.confidence)
