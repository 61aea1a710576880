// What a symbol resembles: exact copies, renamed copies, near misses and the same meaning.
// What people said is no clone is left out: verdicts on two forms, or on two classes of one, each with
// the clone type from which on it silences.
CALL () {
  CALL () {
    MATCH (p)-[v:VERDICT]->(q)
    USING INDEX v:VERDICT(validFrom)
    WHERE v.validFrom <= $at
    RETURN p, v, q
    UNION ALL
    MATCH (p)-[v:WAS_VERDICT]->(q)
    USING INDEX v:WAS_VERDICT(validTo)
    WHERE v.validTo > $at
      AND v.validFrom <= $at
    RETURN p, v, q
  }
  MATCH (p)-[k:INSTANCE_OF|WAS_INSTANCE_OF]->(own:CloneClass)
  WHERE k.validFrom <= $at
    AND (k.validTo IS NULL OR $at < k.validTo)
  MATCH (q)-[l:INSTANCE_OF|WAS_INSTANCE_OF]->(other:CloneClass)
  WHERE l.validFrom <= $at
    AND (l.validTo IS NULL OR $at < l.validTo)
  WITH own, other, v
  ORDER BY v.statedFrom DESC, p.id, q.id
  RETURN collect([
    CASE own.formId WHEN other.formId THEN [own.id, other.id] ELSE [own.formId, other.formId] END,
    CASE WHEN v.clones THEN 5 ELSE coalesce(v.cloneType, 4) END
  ]) AS verdicts
}
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE s.id IN $symbols
  AND s.tenant = $tenant
  AND i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
CALL (c) {
  RETURN c AS alike, 1 AS cloneType, 1.0 AS confidence, null AS since
  UNION
  MATCH (c)-[:HAS_FORM]->(:Form)<-[:HAS_FORM]-(alike:CloneClass)
  RETURN alike, 2 AS cloneType, 1.0 AS confidence, null AS since
  UNION
  MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(alike:CloneClass)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= $at
    AND (e.validTo IS NULL OR $at < e.validTo)
  RETURN alike, e.cloneType AS cloneType, e.confidence AS confidence, e.validFrom AS since
}
WITH verdicts, s, i, c, alike, cloneType, confidence, since,
     CASE c.formId WHEN alike.formId THEN [c.id, alike.id] ELSE [c.formId, alike.formId] END AS judged
WITH s, i, alike, cloneType, confidence, since,
     head([v IN verdicts WHERE v[0] IN [judged, reverse(judged)] | v[1]]) AS verdict
WHERE coalesce(verdict, 5) > cloneType
MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(alike)
WHERE y <> s
  AND (y.branch = s.branch OR y.repository <> s.repository)
  AND j.validFrom <= $at
  AND (j.validTo IS NULL OR $at < j.validTo)
  AND (size($repositories) = 0 OR y.repository IN $repositories)
  AND (size($languages) = 0 OR y.language IN $languages)
RETURN s.id AS symbol,
       y.id AS other,
       coalesce(j.startLines[size([p IN j.placedAt WHERE p <= $at]) - 1], j.startLine) AS line,
       cloneType,
       confidence,
       coalesce(since, CASE WHEN i.validFrom > j.validFrom THEN i.validFrom ELSE j.validFrom END) AS since,
       CASE verdict WHEN 5 THEN 'yes' END AS verdict
ORDER BY confidence DESC, cloneType, symbol, other
LIMIT $limit
