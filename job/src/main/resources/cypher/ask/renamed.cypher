// Renamed copies (Type-2): forms with members of several clone classes, most to gain first.
MATCH (f:Form)
WHERE f.tenant = $tenant
  AND COUNT { (f)<-[:HAS_FORM]-() } > 1
MATCH (c:CloneClass)-[:HAS_FORM]->(f)
WHERE c.tokens >= $minTokens
  AND (size($languages) = 0 OR c.language IN $languages)
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND ($tests OR NOT (s.test OR i.generated))
  AND (size($repositories) = 0 OR s.repository IN $repositories)
WITH c.formId AS form,
     max(c.tokens) AS tokens,
     collect(DISTINCT c.id) AS classes,
     collect(DISTINCT c.name) AS names,
     collect(DISTINCT s.repository + ':' + s.path + ':' + coalesce(i.startLines[size([p IN i.placedAt WHERE p <= $at]) - 1], i.startLine)) AS places,
     count(DISTINCT s.repository + substring(s.id, size(s.tenant + s.repository + s.branch) + 2)) AS copies
WHERE size(classes) > 1
  AND copies > 1
RETURN names,
       copies,
       (copies - 1) * tokens AS tokensToGain,
       places
ORDER BY tokensToGain DESC, names
LIMIT $limit
