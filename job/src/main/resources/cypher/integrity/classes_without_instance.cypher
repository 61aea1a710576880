// Clone classes that never had a member.
MATCH (c:CloneClass)
WHERE NOT EXISTS { (c)<-[:INSTANCE_OF|WAS_INSTANCE_OF]-(:Symbol) }
RETURN 'class ' + c.id AS owner,
       elementId(c) AS entity,
       'class ' + c.id AS element,
       'never had a member' AS finding
