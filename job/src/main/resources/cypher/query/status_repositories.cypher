// Per branch of a repository: the last step in the graph and what lives now.
// $tenant.
MATCH (r:Repository)
WHERE r.tenant = $tenant
CALL (r) {
  MATCH (r)-[:CONTAINS]->(:File)-[:DECLARES]->(s:Symbol)
  WHERE s.live
  MATCH (s)-[:INSTANCE_OF]->(c:CloneClass)
  WITH count(s) AS symbols, collect(DISTINCT c) AS classes
  RETURN symbols,
         size(classes) AS classes,
         reduce(sum = 0, c IN classes | sum + COUNT { (c)-[:SIMILAR_TO]-() }) AS edges
}
OPTIONAL MATCH (head:Commit {id: r.id + ':' + r.head})
RETURN r.name AS repository,
       r.branch AS branch,
       r.head AS head,
       head.message AS message,
       r.sequence AS sequence,
       r.validTime AS validTime,
       symbols,
       classes,
       edges
ORDER BY repository, branch
