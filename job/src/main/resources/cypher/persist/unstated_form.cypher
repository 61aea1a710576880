// Those of these forms that no class states.
UNWIND $batch.ids AS id
MATCH (n:Form {id: id})
USING INDEX SEEK n:Form(id)
WHERE NOT EXISTS {
  MATCH (n)<-[:HAS_FORM]-(c:CloneClass)
  WHERE c.formId = id
}
RETURN id
