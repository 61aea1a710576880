// The forms that have several classes in a graph that did not say so.
MATCH (n:Form)
WHERE n.shared IS NULL AND COUNT { (n)<-[:HAS_FORM]-() } > 1
CALL (n) {
  SET n.shared = true
} IN TRANSACTIONS OF 10000 ROWS
