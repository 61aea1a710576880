// Edges of another model or calibration than most: their confidences do not compare.
MATCH (:CloneClass)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(:CloneClass)
WITH coalesce(r.model, '(none)') AS model,
     coalesce(r.calibration, '(none)') AS calibration,
     collect(r) AS edges
ORDER BY size(edges) DESC, model, calibration
WITH collect({name: model + ' and ' + calibration, edges: edges}) AS groups
UNWIND groups[1..] AS other
UNWIND other.edges AS r
WITH other, groups[0].name AS most, r, startNode(r) AS lower, endNode(r) AS higher
RETURN 'pair ' + lower.id + '|' + higher.id AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + lower.id + ' to ' + higher.id AS element,
       'is of ' + other.name + ', most are of ' + most AS finding
