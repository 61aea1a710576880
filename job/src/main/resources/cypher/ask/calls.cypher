// What a symbol calls: names as stated, resolved by scope; the nearest scope that declares one wins.
// :param minConfidence => 0.3
MATCH (x:Symbol)-[k:CALLS_NAME|WAS_CALLS_NAME]->(n:Name)
WHERE x.id IN $symbols
  AND x.tenant = $tenant
  AND k.validFrom <= $at
  AND (k.validTo IS NULL OR $at < k.validTo)
OPTIONAL MATCH (x)-[m:MEMBER_OF|WAS_MEMBER_OF]->(owner:Symbol)
WHERE m.validFrom <= $at
  AND (m.validTo IS NULL OR $at < m.validTo)
WITH x, n, k, owner
MATCH (y:Symbol {name: n.name})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(:CloneClass)
WHERE y.tenant = $tenant
  AND y.language = x.language
  AND i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND (y.branch = x.branch OR y.repository <> x.repository)
WITH x, n, k, y,
     CASE
       WHEN y.repository <> x.repository THEN 3
       WHEN y.path <> x.path THEN 2
       WHEN owner IS NULL OR NOT EXISTS {
         (y)-[p:MEMBER_OF|WAS_MEMBER_OF]->(owner)
         WHERE p.validFrom <= $at AND (p.validTo IS NULL OR $at < p.validTo)
       } THEN 1
       ELSE 0
     END AS scope
ORDER BY scope
WITH x, n, k, collect({symbol: y, scope: scope}) AS candidates
WITH x, n, k, candidates[0].scope AS scope,
     [c IN candidates WHERE c.scope = candidates[0].scope | c.symbol] AS nearest
WITH x, n, k, scope, nearest, [0.95, 0.9, 0.7, 0.3][scope] / size(nearest) AS confidence
WHERE confidence >= $minConfidence
UNWIND nearest AS y
WITH x, n, k, y, scope, confidence
WHERE (size($repositories) = 0 OR y.repository IN $repositories)
  AND (size($languages) = 0 OR y.language IN $languages)
RETURN x.id AS symbol,
       n.name AS name,
       y.id AS other,
       ['type', 'file', 'repository', 'tenant'][scope] AS scope,
       confidence,
       k.validFrom AS since,
       k.openedBy AS openedBy
ORDER BY confidence DESC, symbol, name, other
LIMIT $limit
