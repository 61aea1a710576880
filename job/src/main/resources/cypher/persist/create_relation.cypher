// Of any type: a stated relation's kind is checked before it gets here.
UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:Symbol {id: r.target})
USING INDEX SEEK target:Symbol(id)
CREATE (source)-[created:$(r.type)]->(target)
SET created = r.properties
