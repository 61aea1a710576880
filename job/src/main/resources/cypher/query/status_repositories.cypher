// Per branch of a repository: the last step in the graph and what lives now.
// $tenant.
MATCH (r:Repository)
WHERE r.tenant = $tenant
CALL (r) {
  MATCH (r)-[:CONTAINS]->(:File)-[:DECLARES]->(s:Symbol)
  WHERE s.live
  MATCH (s)-[:INSTANCE_OF]->(c:CloneClass)
  WITH count(s) AS symbols, collect(DISTINCT c) AS classes
  RETURN symbols, classes
}
CALL (classes) {
  UNWIND classes AS c
  MATCH (c)-[e:SIMILAR_TO]-() // from both ends where both are of this branch
  RETURN count(DISTINCT e) AS edges
}
OPTIONAL MATCH (head:Commit {id: r.id + ':' + r.head})
RETURN r.name AS repository,
       r.branch AS branch,
       r.head AS head,
       head.message AS message,
       r.sequence AS sequence,
       r.validTime AS validTime,
       symbols,
       size(classes) AS classes,
       edges
ORDER BY repository, branch
