// $batch.sources: the symbols from which they lead; an id does not say.
UNWIND $batch.sources AS source
MATCH (s:Symbol {id: source})
USING INDEX SEEK s:Symbol(id)
MATCH (s)
      -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->()
WHERE r.relationId IN $batch.ids
RETURN properties(r) AS properties
