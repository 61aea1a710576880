// One label per language; collected first, because a label given by parameter could be any label.
MATCH (c:CloneClass)
USING INDEX SEEK c:CloneClass(id)
WHERE c.id IN $batch.ids
WITH collect(c) AS classes
FOREACH (c IN classes | SET c:$($batch.label))
