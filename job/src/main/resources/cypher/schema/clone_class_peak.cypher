CREATE INDEX clone_class_peak IF NOT EXISTS
FOR (n:CloneClass)
ON (n.peak)
