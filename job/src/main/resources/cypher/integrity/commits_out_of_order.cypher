// Steps of a branch whose valid times do not grow with their numbers, or that share a number.
MATCH (c:Commit)
WHERE c.sequence IS NOT NULL
WITH c
ORDER BY c.tenant, c.repository, c.branch, c.sequence
WITH c.tenant AS tenant, c.repository AS repository, c.branch AS branch, collect(c) AS steps
WHERE size(steps) > 1
UNWIND range(1, size(steps) - 1) AS i
WITH steps[i - 1] AS earlier, steps[i] AS later
WHERE later.sequence = earlier.sequence OR later.validTime <= earlier.validTime
UNWIND [earlier, later] AS c
RETURN DISTINCT 'commit ' + c.id AS owner,
       elementId(c) AS entity,
       'commit ' + c.id AS element,
       'its number ' + c.sequence + ' and its valid time do not fit those beside it' AS finding
