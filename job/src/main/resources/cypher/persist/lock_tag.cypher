// Makes the nodes that are missing and locks all of them until the transaction ends:
// removing a property locks its node, even where the property is absent.
// $batch.ids ascend, so that two writers never wait for each other.
UNWIND $batch.ids AS id
MERGE (n:Tag {id: id})
REMOVE n.locked
