// Drawn: what a symbol contains or is contained in, the names it calls, and who states its name.
MATCH (s:Symbol {id: $symbol})
WHERE s.tenant = $tenant
CALL (s) {
  MATCH p = (s)-[m:MEMBER_OF|WAS_MEMBER_OF]-(:Symbol)
  WHERE m.validFrom <= $at
    AND (m.validTo IS NULL OR $at < m.validTo)
  RETURN collect(p)[..$limit] AS members
}
CALL (s) {
  MATCH p = (s)-[k:CALLS_NAME|WAS_CALLS_NAME]->(:Name)
  WHERE k.validFrom <= $at
    AND (k.validTo IS NULL OR $at < k.validTo)
  RETURN collect(p)[..$limit] AS calls
}
CALL (s) {
  MATCH p = (x:Symbol)-[k:CALLS_NAME|WAS_CALLS_NAME]->(n:Name {id: $tenant + ':' + s.name})
  WHERE x.language = s.language
    AND k.validFrom <= $at
    AND (k.validTo IS NULL OR $at < k.validTo)
    AND (size($repositories) = 0 OR x.repository IN $repositories)
  RETURN collect(p)[..$limit] AS callers
}
RETURN s, members, calls, callers
