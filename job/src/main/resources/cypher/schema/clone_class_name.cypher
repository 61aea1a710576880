CREATE INDEX clone_class_name IF NOT EXISTS
FOR (n:CloneClass)
ON (n.name)
