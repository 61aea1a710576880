CREATE INDEX instance_of_opened_by IF NOT EXISTS
FOR ()-[r:INSTANCE_OF]-()
ON (r.openedBy)
