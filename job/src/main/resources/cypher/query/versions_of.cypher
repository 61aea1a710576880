// The versions of these symbols up to an instant.
// $symbols: ids; $at.
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE s.id IN $symbols
  AND i.validFrom <= $at
RETURN s.id AS symbol,
       c.id AS cloneClass,
       i.validFrom AS validFrom,
       i.validTo AS validTo
ORDER BY symbol, validFrom
