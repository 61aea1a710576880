// Forms of no class: no row names them.
MATCH (f:Form)
WHERE NOT EXISTS { (f)<-[:HAS_FORM]-(:CloneClass) }
RETURN 'form ' + f.id AS owner,
       elementId(f) AS entity,
       'form ' + f.id AS element,
       'no class has it' AS finding
