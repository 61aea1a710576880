UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relations AS relation
MATCH (target:Symbol {id: relation.target})
USING INDEX SEEK target:Symbol(id)
MATCH (source)
      -[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO
         |BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES|VERDICT|WAS_VERDICT]->(target)
WHERE r.relationId = relation.id
SET r.epoch = relation.epoch,
    r.revision = relation.revision
