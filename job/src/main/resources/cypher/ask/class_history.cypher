// The history of a clone class, of which a symbol is an instance: who joined and who left, when.
MATCH (:Symbol {id: $symbol})-[now:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE c.tenant = $tenant
  AND now.validFrom <= $at
WITH c
ORDER BY now.validFrom DESC
LIMIT 1
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (size($repositories) = 0 OR s.repository IN $repositories)
  AND (size($languages) = 0 OR s.language IN $languages)
UNWIND CASE
  WHEN i.validTo IS NULL OR $at < i.validTo THEN [[i.validFrom, 1, i.openedBy]]
  ELSE [[i.validFrom, 1, i.openedBy], [i.validTo, -1, i.closedBy]]
END AS event
WITH s, event
ORDER BY event[0], event[1], s.id
WITH collect({at: event[0], sign: event[1], commit: event[2], symbol: s.id}) AS events
UNWIND range(0, size(events) - 1) AS k
WITH events[k] AS event, reduce(n = 0, e IN events[..k + 1] | n + e.sign) AS members
RETURN event.at AS instant,
       CASE event.sign WHEN 1 THEN 'joined' ELSE 'left' END AS event,
       event.symbol AS symbol,
       event.commit AS commit,
       members
