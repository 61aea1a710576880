// The history of a symbol: its versions, oldest first, and what each resembled.
// :param id => 'tenant/repository@branch:path#name(types)'
MATCH (s:Symbol {id: $id})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
OPTIONAL MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(other:CloneClass)
RETURN i.sequence AS sequence,
       i.validFrom AS validFrom,
       i.validTo AS validTo,
       i.openedBy AS openedBy,
       c.caption AS class,
       collect(DISTINCT other.caption) AS resembled
ORDER BY sequence
