CREATE INDEX was_instance_of_opened_by IF NOT EXISTS
FOR ()-[r:WAS_INSTANCE_OF]-()
ON (r.openedBy)
