// Stated relations with an end that is no symbol with a history, or without the id of a relation.
MATCH (a:Symbol)
      -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->(b:Symbol)
WHERE r.relationId IS NULL
  OR (r.validFrom IS NOT NULL
    AND (coalesce(a.versions, 0) = 0 OR coalesce(b.versions, 0) = 0))
RETURN CASE
         WHEN r:SIMILAR_TO|WAS_SIMILAR_TO THEN 'pair ' + a.id + '|' + b.id
         WHEN r.relationId IS NOT NULL THEN 'relation ' + r.relationId
         ELSE 'symbol ' + a.id
       END AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + a.id + ' to ' + b.id AS element,
       CASE WHEN r.relationId IS NULL THEN 'names no relation' ELSE 'a symbol has no version' END
         AS finding
