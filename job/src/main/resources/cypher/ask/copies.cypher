// Exact copies (Type-1): clone classes with several members, most to gain first.
MATCH (c:CloneClass)
USING INDEX c:CloneClass(peak)
WHERE c.peak > 1
  AND c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND ($tests OR NOT (s.test OR i.generated))
  AND (size($repositories) = 0 OR s.repository IN $repositories)
WITH c,
     s.repository + substring(s.id, size(s.tenant + s.repository + s.branch) + 2) AS symbol,
     min(s.repository + ':' + s.path + ':' + coalesce(i.startLines[size([p IN i.placedAt WHERE p <= $at]) - 1], i.startLine)) AS place
WITH c, collect(place) AS places
WHERE size(places) > 1
RETURN c.name AS name,
       c.language AS language,
       size(places) AS copies,
       (size(places) - 1) * c.tokens AS tokensToGain,
       places
ORDER BY tokensToGain DESC, name
LIMIT $limit
