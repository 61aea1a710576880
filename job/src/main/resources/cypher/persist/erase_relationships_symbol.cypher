// Everything that the row of a symbol is responsible for, wherever it leads; of what is
// stated, what names no relation.
// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
      -[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|CALLS_NAME|WAS_CALLS_NAME
         |MOVED_FROM|WAS_MOVED_FROM|DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->()
USING INDEX SEEK n:Symbol(id)
WHERE r.relationId IS NULL
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
