CREATE INDEX was_instance_of_closed_by IF NOT EXISTS
FOR ()-[r:WAS_INSTANCE_OF]-()
ON (r.closedBy)
