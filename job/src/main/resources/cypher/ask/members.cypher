// What a symbol contains, and what contains it.
MATCH (s:Symbol {id: $symbol})
WHERE s.tenant = $tenant
MATCH (s)-[m:MEMBER_OF|WAS_MEMBER_OF]-(other:Symbol)
WHERE m.validFrom <= $at
  AND (m.validTo IS NULL OR $at < m.validTo)
  AND (size($repositories) = 0 OR other.repository IN $repositories)
  AND (size($languages) = 0 OR other.language IN $languages)
OPTIONAL MATCH (other)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(:CloneClass)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
RETURN CASE WHEN startNode(m) = s THEN 'member of' ELSE 'contains' END AS relation,
       other.kind AS kind,
       other.qualifiedName AS name,
       coalesce(i.startLines[size([p IN i.placedAt WHERE p <= $at]) - 1], i.startLine, other.startLine) AS line,
       m.validFrom AS since,
       other.id AS symbol
ORDER BY relation DESC, line, symbol
LIMIT $limit
