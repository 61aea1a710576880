// Sorted first: what is deleted is read to its end before.
UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
      -[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|MOVED_FROM|WAS_MOVED_FROM
          |CALLS_NAME|WAS_CALLS_NAME]->()
USING INDEX SEEK source:Symbol(id)
WHERE elementId(r) IN row.elements
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
