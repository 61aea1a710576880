// The rules of each branch that were in force at an instant: what the last commit that states them
// says.
// $tenant; $at.
MATCH (c:Commit)
USING INDEX c:Commit(suppressionCount)
WHERE c.suppressionCount >= 0
  AND c.tenant = $tenant
  AND c.validTime <= $at
WITH c
ORDER BY c.sequence
WITH c.repository AS repository, c.branch AS branch, collect(c.suppressions)[-1] AS rules
RETURN repository, branch, rules
