// Relationships of the present that have ended, and of the past that have not; and those that never
// began. (A pair that turned out never to have lived together has no period: neither end.)
MATCH (a:Symbol|CloneClass)-[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|CALLS_NAME|WAS_CALLS_NAME|SIMILAR_TO|WAS_SIMILAR_TO]->(b:Symbol|CloneClass|Name)
WITH a, r, b, r:INSTANCE_OF|MEMBER_OF|CALLS_NAME|SIMILAR_TO AS present
WHERE (present AND (r.validTo IS NOT NULL OR r.validFrom IS NULL))
  OR (NOT present AND (r.validTo IS NULL OR r.validFrom IS NULL)
    AND NOT (r:WAS_SIMILAR_TO AND r.validTo IS NULL AND r.validFrom IS NULL))
RETURN CASE
         WHEN r:SIMILAR_TO|WAS_SIMILAR_TO THEN 'pair ' + a.id + '|' + b.id
         ELSE 'symbol ' + a.id
       END AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + a.id + ' to ' + b.id AS element,
       CASE
         WHEN r.validFrom IS NULL THEN 'has no beginning'
         WHEN present THEN 'is of the present and has ended'
         ELSE 'is of the past and has not ended'
       END AS finding
