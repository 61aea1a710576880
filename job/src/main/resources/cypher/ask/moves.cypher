// Where a symbol was before and where it went: its moves, oldest first.
MATCH (s:Symbol {id: $symbol})-[steps:MOVED_FROM|WAS_MOVED_FROM*1..20]-(other:Symbol)
WHERE s.tenant = $tenant
  AND (size($repositories) = 0 OR other.repository IN $repositories)
  AND (size($languages) = 0 OR other.language IN $languages)
WITH DISTINCT last(steps) AS move
WHERE move.validFrom <= $at
RETURN move.validFrom AS movedAt,
       endNode(move).id AS from,
       startNode(move).id AS to,
       move.openedBy AS movedBy
ORDER BY movedAt, from, to
