// Forms that say they have several classes and do not, or have and do not say so.
MATCH (f:Form)
WITH f, COUNT { (f)<-[:HAS_FORM]-() } AS classes
WHERE classes > 0 AND coalesce(f.shared, false) <> (classes > 1)
RETURN 'form ' + f.id AS owner,
       elementId(f) AS entity,
       'form ' + f.id AS element,
       'shared ' + coalesce(toString(f.shared), '(none)') + '; but it has ' + classes
         + CASE classes WHEN 1 THEN ' class' ELSE ' classes' END AS finding
