// Where these stated relations lead from, and their properties. They are few: all are looked through.
// $ids.
MATCH (s:Symbol)
      -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->()
WHERE r.relationId IN $ids
RETURN s.id AS source,
       properties(r) AS properties
