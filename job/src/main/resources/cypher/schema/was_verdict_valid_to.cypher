CREATE INDEX was_verdict_valid_to IF NOT EXISTS
FOR ()-[r:WAS_VERDICT]-()
ON (r.validTo)
