// What calls a symbol: whoever states its name and has no nearer scope that declares one.
// :param minConfidence => 0.3
MATCH (y:Symbol)
WHERE y.id IN $symbols
  AND y.tenant = $tenant
MATCH (z:Symbol {name: y.name})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(:CloneClass)
WHERE z.tenant = $tenant
  AND z.language = y.language
  AND i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
OPTIONAL MATCH (z)-[m:MEMBER_OF|WAS_MEMBER_OF]->(owner:Symbol)
WHERE m.validFrom <= $at
  AND (m.validTo IS NULL OR $at < m.validTo)
WITH y, collect({
       id: z.id, repository: z.repository, branch: z.branch, path: z.path, owner: owner.id
     }) AS declared
MATCH (n:Name {id: $tenant + ':' + y.name})<-[k:CALLS_NAME|WAS_CALLS_NAME]-(x:Symbol)
WHERE x.language = y.language
  AND k.validFrom <= $at
  AND (k.validTo IS NULL OR $at < k.validTo)
  AND (size($repositories) = 0 OR x.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages)
OPTIONAL MATCH (x)-[m:MEMBER_OF|WAS_MEMBER_OF]->(owner:Symbol)
WHERE m.validFrom <= $at
  AND (m.validTo IS NULL OR $at < m.validTo)
WITH y, x, k,
     [d IN declared WHERE d.branch = x.branch OR d.repository <> x.repository | [d.id, CASE
       WHEN d.repository <> x.repository THEN 3
       WHEN d.path <> x.path THEN 2
       WHEN owner IS NULL OR d.owner IS NULL OR d.owner <> owner.id THEN 1
       ELSE 0
     END]] AS candidates
WITH y, x, k, candidates,
     reduce(least = 3, c IN candidates | CASE WHEN c[1] < least THEN c[1] ELSE least END) AS scope
WITH x, k, scope, y, [c IN candidates WHERE c[1] = scope | c[0]] AS nearest
WHERE y.id IN nearest
WITH x, k, scope, y, [0.95, 0.9, 0.7, 0.3][scope] / size(nearest) AS confidence
WHERE confidence >= $minConfidence
RETURN y.id AS symbol,
       x.id AS other,
       ['type', 'file', 'repository', 'tenant'][scope] AS scope,
       confidence,
       k.validFrom AS since,
       k.openedBy AS openedBy
ORDER BY confidence DESC, symbol, other
LIMIT $limit
