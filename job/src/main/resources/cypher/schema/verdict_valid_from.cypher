CREATE INDEX verdict_valid_from IF NOT EXISTS
FOR ()-[r:VERDICT]-()
ON (r.validFrom)
