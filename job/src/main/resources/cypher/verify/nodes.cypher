// Every node of a label.
// $label: one of the labels named here, each with a scan of its own.
CALL () {
  MATCH (n:Repository)
  WHERE $label = 'Repository'
  RETURN n
  UNION ALL
  MATCH (n:File)
  WHERE $label = 'File'
  RETURN n
  UNION ALL
  MATCH (n:Symbol)
  WHERE $label = 'Symbol'
  RETURN n
  UNION ALL
  MATCH (n:CloneClass)
  WHERE $label = 'CloneClass'
  RETURN n
  UNION ALL
  MATCH (n:Form)
  WHERE $label = 'Form'
  RETURN n
  UNION ALL
  MATCH (n:Commit)
  WHERE $label = 'Commit'
  RETURN n
  UNION ALL
  MATCH (n:Tag)
  WHERE $label = 'Tag'
  RETURN n
  UNION ALL
  MATCH (n:Name)
  WHERE $label = 'Name'
  RETURN n
}
RETURN labels(n) AS labels,
       properties(n) AS properties,
       EXISTS { (n)--() } AS joined
