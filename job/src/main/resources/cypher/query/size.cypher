// How large the graph is.
CALL () {
  MATCH (s:Symbol)
  RETURN count(s) AS symbols
}
CALL () {
  MATCH (n)
  RETURN count(n) AS nodes
}
CALL () {
  MATCH ()-[r]->()
  RETURN count(r) AS relationships
}
RETURN symbols, nodes, relationships
