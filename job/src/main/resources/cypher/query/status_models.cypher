// The models and calibrations whose edges are in the graph.
MATCH (:CloneClass)-[e:SIMILAR_TO|WAS_SIMILAR_TO]->(:CloneClass)
RETURN e.model AS model,
       e.calibration AS calibration,
       count(e) AS edges
ORDER BY edges DESC, model, calibration
