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
WITH y, z.repository AS repository, z.branch AS branch,
     collect({id: z.id, path: z.path, owner: owner.id}) AS symbols
WITH y, collect({repository: repository, branch: branch, symbols: symbols}) AS declared
WITH y, declared,
     head([d IN declared WHERE d.repository = y.repository AND d.branch = y.branch | d.symbols]) AS near
WHERE y.id IN [s IN near | s.id]
MATCH (n:Name {id: $tenant + ':' + y.name})<-[k:CALLS_NAME|WAS_CALLS_NAME]-(x:Symbol)
WHERE x.language = y.language
  AND k.validFrom <= $at
  AND (k.validTo IS NULL OR $at < k.validTo)
  AND (size($repositories) = 0 OR x.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages)
WITH y, x, k, declared, near
WHERE CASE x.repository
  WHEN y.repository THEN x.branch = y.branch
  ELSE none(d IN declared WHERE d.repository = x.repository AND d.branch = x.branch)
END
OPTIONAL MATCH (x)-[m:MEMBER_OF|WAS_MEMBER_OF]->(owner:Symbol)
WHERE m.validFrom <= $at
  AND (m.validTo IS NULL OR $at < m.validTo)
WITH y, x, k, declared, near, x.path AS path, owner.id AS owner
WITH y, x, k, declared,
     [s IN near WHERE x.repository = y.repository | [s.id, CASE
       WHEN s.path <> path THEN 2
       WHEN owner IS NULL OR s.owner IS NULL OR s.owner <> owner THEN 1
       ELSE 0
     END]] AS candidates
WITH y, x, k, declared, candidates,
     reduce(least = 3, c IN candidates | CASE WHEN c[1] < least THEN c[1] ELSE least END) AS scope
WHERE scope = 3 OR [y.id, scope] IN candidates
WITH x, k, scope, y, [0.95, 0.9, 0.7, 0.3][scope] / CASE scope
       WHEN 3 THEN reduce(others = 0, d IN declared | others + CASE d.repository WHEN x.repository THEN 0 ELSE size(d.symbols) END)
       ELSE size([c IN candidates WHERE c[1] = scope])
     END AS confidence
WHERE confidence >= $minConfidence
RETURN y.id AS symbol,
       x.id AS other,
       ['type', 'file', 'repository', 'tenant'][scope] AS scope,
       confidence,
       k.validFrom AS since,
       k.openedBy AS openedBy
ORDER BY confidence DESC, symbol, other
LIMIT $limit
