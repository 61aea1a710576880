// The commit that ended most versions of symbols.
MATCH (s:Symbol {tenant: $tenant})-[i:WAS_INSTANCE_OF]->(c:CloneClass)
WHERE c.tokens >= $minTokens
WITH i.closedBy AS commit, count(*) AS versions
ORDER BY versions DESC, commit
LIMIT 1
RETURN commit
