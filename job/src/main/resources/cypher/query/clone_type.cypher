// The closest clone type that holds now between two symbols, each with its renamed copies; 0 for none.
// $symbol; $other: ids.
MATCH (:Symbol {id: $symbol})-[:INSTANCE_OF]->(a:CloneClass)
WITH a, $other AS other
MATCH (:Symbol {id: other})-[:INSTANCE_OF]->(b:CloneClass)
RETURN CASE
         WHEN a = b THEN 1
         WHEN a.formId = b.formId THEN 2
         ELSE coalesce(
           head(COLLECT {
             MATCH (a)-[:HAS_FORM]->(f:Form)
             MATCH (f)<-[:HAS_FORM]-(:CloneClass)-[e:SIMILAR_TO]-(d:CloneClass)
             WHERE d.formId = b.formId
             RETURN e.cloneType
             ORDER BY e.cloneType
             LIMIT 1
           }),
           0)
       END AS cloneType
