// Code that came back: clone classes that had no member for a while and then had one again.
MATCH (c:CloneClass)
USING INDEX c:CloneClass(periods)
WHERE c.periods > 1
  AND c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE $since <= i.validFrom
  AND i.validFrom <= $at
  AND ($tests OR NOT (s.test OR i.generated))
  AND (size($repositories) = 0 OR s.repository IN $repositories)
CALL (c, i) {
  MATCH (:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
  WHERE j.validFrom < i.validFrom
  RETURN max(coalesce(j.validTo, $at)) AS goneAt
}
WITH s, i, c, goneAt
WHERE goneAt < i.validFrom
MATCH (gone:Symbol)-[j:WAS_INSTANCE_OF]->(c)
WHERE j.validTo = goneAt
WITH s, i, goneAt, collect(gone.id)[0] AS lastSeen, collect(j.closedBy)[0] AS goneBy
RETURN s.id AS symbol,
       i.validFrom AS cameBackAt,
       i.openedBy AS cameBackBy,
       duration.inDays(goneAt, i.validFrom).days AS daysAway,
       lastSeen,
       goneAt,
       goneBy
ORDER BY cameBackAt DESC, symbol
LIMIT $limit
