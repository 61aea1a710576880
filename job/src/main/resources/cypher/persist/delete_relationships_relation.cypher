// Sorted first: what is deleted is read to its end before.
UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
      -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->()
USING INDEX SEEK source:Symbol(id)
WHERE elementId(r) IN row.elements
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
