// Relationships that end before they begin, or as they begin.
MATCH (a:Symbol|CloneClass)-[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|CALLS_NAME|WAS_CALLS_NAME|SIMILAR_TO|WAS_SIMILAR_TO]->(b:Symbol|CloneClass|Name)
WHERE r.validTo <= r.validFrom
RETURN CASE
         WHEN r:SIMILAR_TO|WAS_SIMILAR_TO THEN 'pair ' + a.id + '|' + b.id
         ELSE 'symbol ' + a.id
       END AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + a.id + ' to ' + b.id AS element,
       'ends ' + toString(r.validTo) + ' and begins ' + toString(r.validFrom) AS finding
