// Relationships that end before they begin, or as they begin.
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
WITH a, r, b
WHERE r.validTo <= r.validFrom
RETURN CASE
         WHEN r:SIMILAR_TO|WAS_SIMILAR_TO THEN 'pair ' + a.id + '|' + b.id
         WHEN r.relationId IS NOT NULL THEN 'relation ' + r.relationId
         ELSE 'symbol ' + a.id
       END AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + a.id + ' to ' + b.id AS element,
       'ends ' + toString(r.validTo) + ' and begins ' + toString(r.validFrom) AS finding
