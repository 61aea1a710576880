// Edges and versions of one id, in whichever tense.
MATCH (a:Symbol|CloneClass)-[r:SIMILAR_TO|WAS_SIMILAR_TO|INSTANCE_OF|WAS_INSTANCE_OF]->(b:CloneClass)
WITH coalesce(r.edgeId, r.id) AS id, collect(r) AS same
WHERE size(same) > 1
UNWIND same AS r
WITH id, r, startNode(r) AS a, endNode(r) AS b
RETURN CASE
         WHEN r:SIMILAR_TO|WAS_SIMILAR_TO THEN 'pair ' + a.id + '|' + b.id
         ELSE 'symbol ' + a.id
       END AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + a.id + ' to ' + b.id AS element,
       'id ' + coalesce(id, '(none)') + ' is not its own' AS finding
