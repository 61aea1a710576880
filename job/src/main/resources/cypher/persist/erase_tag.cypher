// Leaves of these nodes the id and the one label: what else they had is written anew, or gone.
// Collected first, because a label given by expression could be any label.
MATCH (n:Tag)
USING INDEX SEEK n:Tag(id)
WHERE n.id IN $batch.ids
WITH collect(n) AS nodes
FOREACH (n IN nodes |
  SET n = {id: n.id}
  REMOVE n:$([label IN labels(n) WHERE label <> 'Tag']))
