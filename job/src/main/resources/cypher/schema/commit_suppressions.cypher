CREATE INDEX commit_suppressions IF NOT EXISTS
FOR (n:Commit)
ON (n.suppressionCount)
