// Names that no symbol calls or called: no row names them.
MATCH (n:Name)
WHERE NOT EXISTS { (n)<-[:CALLS_NAME|WAS_CALLS_NAME]-(:Symbol) }
RETURN 'name ' + n.id AS owner,
       elementId(n) AS entity,
       'name ' + n.id AS element,
       'nobody calls it' AS finding
