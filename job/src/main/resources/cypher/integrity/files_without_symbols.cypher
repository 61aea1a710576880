// Files that declare nothing: no row names them.
MATCH (f:File)
WHERE NOT EXISTS { (f)-[:DECLARES]->(:Symbol) }
RETURN 'file ' + f.id AS owner,
       elementId(f) AS entity,
       'file ' + f.id AS element,
       'declares no symbol' AS finding
