UNWIND $batch.ids AS id
MATCH (source:Symbol {id: id})
      -[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|MOVED_FROM|WAS_MOVED_FROM
          |CALLS_NAME|WAS_CALLS_NAME]->(target)
USING INDEX SEEK source:Symbol(id)
RETURN id AS source,
       elementId(r) AS element,
       type(r) AS type,
       target.id AS target,
       properties(r) AS properties
