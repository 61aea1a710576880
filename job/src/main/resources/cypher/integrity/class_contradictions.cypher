// Clone classes whose size or life contradicts their members.
MATCH (c:CloneClass)
WITH c, COUNT { (c)<-[:INSTANCE_OF]-(:Symbol) } AS members
WHERE (c.epoch IS NOT NULL OR EXISTS { (c)<-[:INSTANCE_OF|WAS_INSTANCE_OF]-(:Symbol) })
  AND (coalesce(c.size, -1) <> members OR coalesce(c.live, members = 0) <> (members > 0)
    OR coalesce(c.peak, -1) < members)
RETURN 'class ' + c.id AS owner,
       elementId(c) AS entity,
       'class ' + c.id AS element,
       'size ' + coalesce(toString(c.size), '(none)') + ', live '
         + coalesce(toString(c.live), '(none)') + '; but ' + members + ' members live' AS finding
