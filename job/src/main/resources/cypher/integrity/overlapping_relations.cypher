// Periods of a stated relation that begin before the one before has ended.
MATCH (a:Symbol)
      -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->(b:Symbol)
WHERE r.validFrom IS NOT NULL
WITH a, r, b
ORDER BY r.relationId, r.validFrom
WITH r.relationId AS id, collect({a: a, r: r, b: b}) AS periods
WHERE size(periods) > 1
UNWIND range(1, size(periods) - 1) AS i
WITH id, periods[i - 1].r AS earlier, periods[i].a AS a, periods[i].r AS r, periods[i].b AS b
WHERE earlier.validTo IS NULL OR r.validFrom < earlier.validTo
RETURN CASE
         WHEN r:SIMILAR_TO|WAS_SIMILAR_TO THEN 'pair ' + a.id + '|' + b.id
         WHEN r.relationId IS NOT NULL THEN 'relation ' + r.relationId
         ELSE 'symbol ' + a.id
       END AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + a.id + ' to ' + b.id AS element,
       'begins before the one before has ended' AS finding
