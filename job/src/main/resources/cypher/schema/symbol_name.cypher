CREATE INDEX symbol_name IF NOT EXISTS
FOR (n:Symbol)
ON (n.name)
