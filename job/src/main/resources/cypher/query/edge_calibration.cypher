// The calibration of some similarity that holds now; none where nothing is similar.
MATCH (:CloneClass)-[e:SIMILAR_TO]->(:CloneClass)
RETURN e.calibration AS calibration
LIMIT 1
