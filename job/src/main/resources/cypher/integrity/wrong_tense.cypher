// Relationships of the present that have ended, and of the past that have not; and those that never
// began. (What turned out never to have held keeps its stamp without a period: neither end.)
CALL () {
  MATCH (a:Symbol)
        -[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|CALLS_NAME|WAS_CALLS_NAME
           |MOVED_FROM|WAS_MOVED_FROM|DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
           |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->(b)
  RETURN a, r, b
  UNION ALL
  MATCH (a:CloneClass)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(b)
  RETURN a, r, b
}
WITH a, r, b, NOT type(r) STARTS WITH 'WAS_' AS present
WHERE (present AND (r.validTo IS NOT NULL OR r.validFrom IS NULL))
  OR (NOT present AND (r.validTo IS NULL OR r.validFrom IS NULL)
    AND NOT (r.revision IS NOT NULL AND r.validTo IS NULL AND r.validFrom IS NULL))
RETURN CASE
         WHEN r:SIMILAR_TO|WAS_SIMILAR_TO THEN 'pair ' + a.id + '|' + b.id
         WHEN r.relationId IS NOT NULL THEN 'relation ' + r.relationId
         ELSE 'symbol ' + a.id
       END AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + a.id + ' to ' + b.id AS element,
       CASE
         WHEN r.validFrom IS NULL THEN 'has no beginning'
         WHEN present THEN 'is of the present and has ended'
         ELSE 'is of the past and has not ended'
       END AS finding
