// Of symbols that were written before: their stamp and their relationships, or one that is null.
UNWIND $batch.ids AS id
MATCH (source:Symbol {id: id})
USING INDEX SEEK source:Symbol(id)
WHERE source.epoch IS NOT NULL
OPTIONAL MATCH (source)
      -[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|MOVED_FROM|WAS_MOVED_FROM
          |CALLS_NAME|WAS_CALLS_NAME]->(target)
RETURN id AS source,
       source.epoch AS epoch,
       source.revision AS revision,
       collect([elementId(r), type(r), target.id, properties(r)]) AS relationships
