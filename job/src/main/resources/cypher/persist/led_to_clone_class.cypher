// The forms of these classes.
UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})-[:HAS_FORM]->(f:Form)
USING INDEX SEEK n:CloneClass(id)
RETURN 'FORM' AS kind, f.id AS id
