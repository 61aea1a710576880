// What people have stated of a symbol, in both directions, oldest first; now and then.
// :param id => 'tenant/repository@branch:path#name(types)'
CALL () {
  MATCH (s:Symbol {id: $id})
        -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES]->(other:Symbol)
  RETURN 'from' AS direction, r, other
  UNION ALL
  MATCH (s:Symbol {id: $id})
        <-[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES]-(other:Symbol)
  RETURN 'to' AS direction, r, other
}
WITH direction, r, other
WHERE r.validFrom IS NOT NULL
RETURN direction,
       type(r) AS relation,
       other.id AS other,
       r.validFrom AS validFrom,
       r.validTo AS validTo,
       r.openedBy AS openedBy,
       r.closedBy AS closedBy,
       r.author AS author,
       r.notes AS notes
ORDER BY validFrom, relation, other
