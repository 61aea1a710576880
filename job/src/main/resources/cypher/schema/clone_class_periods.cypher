CREATE INDEX clone_class_periods IF NOT EXISTS
FOR (n:CloneClass)
ON (n.periods)
