// Clone classes that do not have exactly the form that they state.
MATCH (c:CloneClass)
WHERE c.epoch IS NOT NULL
  AND (COUNT { (c)-[:HAS_FORM]->() } <> 1
    OR NOT EXISTS {
      MATCH (c)-[:HAS_FORM]->(f:Form)
      WHERE f.id = c.formId
    })
RETURN 'class ' + c.id AS owner,
       elementId(c) AS entity,
       'class ' + c.id AS element,
       'has not exactly the form ' + coalesce(c.formId, '(none)') AS finding
