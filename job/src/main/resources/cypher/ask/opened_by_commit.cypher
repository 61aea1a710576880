// Clones that a commit opened: copies made, and pairs that became alike.
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
CALL (verdicts) {
  MATCH (x:Symbol)-[i:INSTANCE_OF]->(c:CloneClass)
  WHERE i.openedBy = $commit
  RETURN x, i, c
  UNION ALL
  MATCH (x:Symbol)-[i:WAS_INSTANCE_OF]->(c:CloneClass)
  WHERE i.openedBy = $commit
  RETURN x, i, c
}
WITH verdicts, x, i, c
WHERE x.tenant = $tenant
  AND i.validFrom <= $at
  AND c.tokens >= $minTokens
  AND ($tests OR NOT (x.test OR i.generated))
  AND (size($repositories) = 0 OR x.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages)
CALL (x, i, c) {
  MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
  WHERE y <> x
    AND j.validFrom <= i.validFrom
    AND (j.validTo IS NULL OR i.validFrom < j.validTo)
    AND (j.openedBy <> $commit OR x.id < y.id)
    AND (y.branch = x.branch OR y.repository <> x.repository)
  RETURN y, c AS d, 1 AS cloneType, 1.0 AS confidence
  UNION ALL
  MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(d:CloneClass)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= i.validFrom
    AND (e.validTo IS NULL OR i.validFrom < e.validTo)
  MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(d)
  WHERE j.validFrom <= i.validFrom
    AND (j.validTo IS NULL OR i.validFrom < j.validTo)
    AND (j.openedBy <> $commit OR x.id < y.id)
    AND (y.branch = x.branch OR y.repository <> x.repository)
  RETURN y, d, e.cloneType AS cloneType, e.confidence AS confidence
}
WITH verdicts, x, i, y, cloneType, confidence,
     CASE c.formId WHEN d.formId THEN [c.id, d.id] ELSE [c.formId, d.formId] END AS judged
WITH x, i, y, cloneType, confidence,
     head([v IN verdicts WHERE v[0] IN [judged, reverse(judged)] | v[1]]) AS verdict
WHERE coalesce(verdict, 5) > cloneType
RETURN x.repository + ':' + x.path + ':' + coalesce(i.startLines[0], i.startLine) AS place,
       x.qualifiedName AS name,
       y.id AS resembles,
       cloneType,
       confidence
ORDER BY confidence DESC, place, resembles
LIMIT $limit
