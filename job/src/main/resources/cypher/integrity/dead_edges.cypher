// Edges of the present between classes of which one has no living member.
MATCH (lower:CloneClass)-[r:SIMILAR_TO]->(higher:CloneClass)
WHERE NOT EXISTS { (lower)<-[:INSTANCE_OF]-(:Symbol) }
  OR NOT EXISTS { (higher)<-[:INSTANCE_OF]-(:Symbol) }
RETURN 'pair ' + lower.id + '|' + higher.id AS owner,
       elementId(r) AS entity,
       'SIMILAR_TO ' + lower.id + ' to ' + higher.id AS element,
       'one class has no living member' AS finding
