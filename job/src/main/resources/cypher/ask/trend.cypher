// Duplication over time: by month, similarity edges that opened and closed and how many lived then.
CALL () {
  MATCH (a)-[e:SIMILAR_TO]->(b)
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  RETURN a, e, b
  UNION ALL
  MATCH (a)-[e:WAS_SIMILAR_TO]->(b)
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  RETURN a, e, b
}
WITH a, e, b
WHERE a.tenant = $tenant
  AND a.tokens >= $minTokens
  AND b.tokens >= $minTokens
  AND (size($languages) = 0 OR (a.language IN $languages AND b.language IN $languages))
  AND (size($repositories) = 0 OR EXISTS {
    (s:Symbol)-[:INSTANCE_OF|WAS_INSTANCE_OF]->(a) WHERE s.repository IN $repositories
  })
WITH e.validFrom AS opens, CASE WHEN e.validTo <= $at THEN e.validTo END AS closes
WITH opens.year * 12 + opens.month - 1 AS opens, closes.year * 12 + closes.month - 1 AS closes, count(*) AS edges
UNWIND CASE WHEN closes IS NULL THEN [[opens, edges, 0]] ELSE [[opens, edges, 0], [closes, 0, edges]] END AS event
WITH event[0] AS month, sum(event[1]) AS opened, sum(event[2]) AS closed
ORDER BY month
WITH collect({month: month, opened: opened, closed: closed}) AS months
UNWIND range(0, size(months) - 1) AS k
WITH months[k] AS m, reduce(n = 0, x IN months[..k + 1] | n + x.opened - x.closed) AS living
WHERE $since.year * 12 + $since.month - 1 <= m.month
RETURN date({year: m.month / 12, month: m.month % 12 + 1}) AS month, m.opened AS opened, m.closed AS closed, living
ORDER BY month
