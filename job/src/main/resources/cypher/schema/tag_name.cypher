CREATE INDEX tag_name IF NOT EXISTS
FOR (n:Tag)
ON (n.name)
