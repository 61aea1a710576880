// The models and calibrations whose edges are in the graph. One without a period is no edge but the
// mark of a pair that never lived together, and how many there are depends on who came first.
MATCH (:CloneClass)-[e:SIMILAR_TO|WAS_SIMILAR_TO]->(:CloneClass)
WHERE e.validFrom IS NOT NULL
RETURN e.model AS model,
       e.calibration AS calibration,
       count(e) AS edges
ORDER BY edges DESC, model, calibration
