// Rows of an attempt of the job that has not been: no later row could replace them.
MATCH (w:Writer {id: 'writer'})
CALL (w) {
  MATCH (s:Symbol)
  WHERE s.epoch > w.epoch OR s.revision > 9007199254740992
  RETURN 'symbol ' + s.id AS owner, elementId(s) AS entity, 'symbol ' + s.id AS element
  UNION ALL
  MATCH (c:CloneClass)
  WHERE c.epoch > w.epoch OR c.revision > 9007199254740992
  RETURN 'class ' + c.id AS owner, elementId(c) AS entity, 'class ' + c.id AS element
  UNION ALL
  MATCH (a:CloneClass)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(b:CloneClass)
  WHERE r.epoch > w.epoch OR r.revision > 9007199254740992
  RETURN 'pair ' + a.id + '|' + b.id AS owner,
         elementId(r) AS entity,
         type(r) + ' ' + a.id + ' to ' + b.id AS element
  UNION ALL
  MATCH (a:Symbol)
        -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
           |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->(b:Symbol)
  WHERE r.relationId IS NOT NULL AND (r.epoch > w.epoch OR r.revision > 9007199254740992)
  RETURN 'relation ' + r.relationId AS owner,
         elementId(r) AS entity,
         type(r) + ' ' + a.id + ' to ' + b.id AS element
}
RETURN owner, entity, element, 'stamped after epoch ' + w.epoch AS finding
