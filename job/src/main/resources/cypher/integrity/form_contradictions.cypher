// Forms that say they have several classes and do not, or have and do not say so.
// Whoever writes a class of them anew writes them anew.
MATCH (f:Form)<-[:HAS_FORM]-(c:CloneClass)
WITH f, count(c) AS classes, min(c.id) AS first
WHERE coalesce(f.shared, false) <> (classes > 1)
RETURN 'class ' + first AS owner,
       elementId(f) AS entity,
       'form ' + f.id AS element,
       'shared ' + coalesce(toString(f.shared), '(none)') + '; but it has ' + classes
         + CASE classes WHEN 1 THEN ' class' ELSE ' classes' END AS finding
