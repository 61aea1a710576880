CREATE INDEX was_instance_of_valid_to IF NOT EXISTS
FOR ()-[r:WAS_INSTANCE_OF]-()
ON (r.validTo)
