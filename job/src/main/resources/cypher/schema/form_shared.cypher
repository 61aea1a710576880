CREATE INDEX form_shared IF NOT EXISTS
FOR (n:Form)
ON (n.shared)
