// The files that declare these symbols, and the names that they call.
UNWIND $batch.ids AS symbol
MATCH (n:Symbol {id: symbol})
USING INDEX SEEK n:Symbol(id)
MATCH (n)-[r:DECLARES|CALLS_NAME|WAS_CALLS_NAME]-(led)
RETURN CASE type(r) WHEN 'DECLARES' THEN 'FILE' ELSE 'NAME' END AS kind, led.id AS id
