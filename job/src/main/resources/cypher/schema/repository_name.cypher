CREATE INDEX repository_name IF NOT EXISTS
FOR (n:Repository)
ON (n.name)
