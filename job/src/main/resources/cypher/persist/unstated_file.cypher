// Those of these files that no symbol's id names.
UNWIND $batch.ids AS id
MATCH (n:File {id: id})
USING INDEX SEEK n:File(id)
WHERE NOT EXISTS {
  MATCH (n)-[:DECLARES]->(s:Symbol)
  WHERE left(s.id, size(id) + 1) = id + '#'
}
RETURN id
