// Edges of another model or calibration than most: their confidences do not compare. That some are
// of words alone, which had no vector, is no fault.
MATCH (:CloneClass)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(:CloneClass)
WITH coalesce(r.model, '(none)') AS model,
     coalesce(r.calibration, '(none)') AS calibration,
     collect(r) AS edges
ORDER BY model = 'lexical', size(edges) DESC, model, calibration
WITH collect({model: model, calibration: calibration, edges: edges}) AS groups
WITH groups[0] AS most, groups[1..] AS others
UNWIND others AS other
WITH most, other
WHERE other.model <> 'lexical'
  OR other.calibration <> most.calibration
UNWIND other.edges AS r
WITH most, other, r, startNode(r) AS lower, endNode(r) AS higher
RETURN 'pair ' + lower.id + '|' + higher.id AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + lower.id + ' to ' + higher.id AS element,
       'is of ' + other.model + ' and ' + other.calibration + ', most are of ' + most.model + ' and '
         + most.calibration AS finding
