CREATE INDEX commit_sha IF NOT EXISTS
FOR (n:Commit)
ON (n.sha)
