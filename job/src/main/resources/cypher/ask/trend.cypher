// Duplication over time: by month, similarity edges that opened and closed and how many lived then.
MATCH (a:CloneClass)-[e:SIMILAR_TO|WAS_SIMILAR_TO]->(b:CloneClass)
WHERE e.confidence >= $minConfidence
  AND e.validFrom <= $at
  AND a.tenant = $tenant
  AND a.tokens >= $minTokens
  AND b.tokens >= $minTokens
  AND (size($languages) = 0 OR (a.language IN $languages AND b.language IN $languages))
  AND (size($repositories) = 0 OR EXISTS {
    (s:Symbol)-[:INSTANCE_OF|WAS_INSTANCE_OF]->(a) WHERE s.repository IN $repositories
  })
WITH e.validFrom AS opens,
     CASE WHEN e.validTo <= $at THEN e.validTo END AS closes,
     count(*) AS edges
UNWIND CASE WHEN closes IS NULL THEN [[opens, 1]] ELSE [[opens, 1], [closes, -1]] END AS event
WITH event[0].year * 12 + event[0].month - 1 AS month,
     sum(CASE event[1] WHEN 1 THEN edges ELSE 0 END) AS opened,
     sum(CASE event[1] WHEN 1 THEN 0 ELSE edges END) AS closed
ORDER BY month
WITH collect({month: month, opened: opened, closed: closed}) AS months
UNWIND range(0, size(months) - 1) AS k
WITH months[k] AS m, reduce(n = 0, x IN months[..k + 1] | n + x.opened - x.closed) AS living
WHERE $since.year * 12 + $since.month - 1 <= m.month
RETURN date({year: m.month / 12, month: m.month % 12 + 1}) AS month, m.opened AS opened, m.closed AS closed, living
ORDER BY month
