// Makes the nodes that are missing and locks all of them until the transaction ends:
// removing a property locks its node, even where the property is absent.
// $batch.ids ascend, so that two writers never wait for each other.
// What is no number counts as no stamp. Last, whether it ever resembled anything.
UNWIND $batch.ids AS id
MERGE (n:CloneClass {id: id})
REMOVE n.locked
RETURN collect([
  id,
  elementId(n),
  toIntegerOrNull(n.epoch),
  toIntegerOrNull(n.revision),
  EXISTS { (n)-[:SIMILAR_TO|WAS_SIMILAR_TO]-() }
]) AS classes
