// How many nodes and relationships the graph has.
CALL () {
  MATCH (n:Repository|File|Symbol|CloneClass|Form|Name|Commit)
  RETURN count(n) AS elements
  UNION ALL
  MATCH ()-[r:CONTAINS|DECLARES|HAS_FORM|INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|CALLS_NAME|WAS_CALLS_NAME|SIMILAR_TO|WAS_SIMILAR_TO]->()
  RETURN count(r) AS elements
}
RETURN sum(elements) AS elements
