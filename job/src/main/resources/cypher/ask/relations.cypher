// What people said of a symbol and others: relations in both directions, with their notes.
MATCH (s:Symbol)-[r:DEPENDS_ON|WAS_DEPENDS_ON|FOLLOWS|WAS_FOLLOWS|RELATED_TO|WAS_RELATED_TO|BLOCKS|WAS_BLOCKS|REFERENCES|WAS_REFERENCES]-(other:Symbol)
WHERE s.id IN $symbols
  AND s.tenant = $tenant
  AND r.validFrom <= $at
  AND (r.validTo IS NULL OR $at < r.validTo)
  AND (size($repositories) = 0 OR other.repository IN $repositories)
  AND (size($languages) = 0 OR other.language IN $languages)
RETURN startNode(r).id AS from,
       replace(type(r), 'WAS_', '') AS relation,
       endNode(r).id AS to,
       r.author AS author,
       r.notes AS notes,
       r.validFrom AS since,
       r.openedBy AS openedBy
ORDER BY from, relation, to, since
LIMIT $limit
