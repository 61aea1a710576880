// The same meaning in two languages, most confident first.
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
  MATCH (a:CloneClass)-[e:SIMILAR_TO]->(b:CloneClass)
  WHERE e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN a, e, b
  UNION ALL
  MATCH (a:CloneClass)-[e:WAS_SIMILAR_TO]->(b:CloneClass)
  WHERE e.validTo > $at
    AND e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN a, e, b
}
WITH verdicts, a, e, b
WHERE a.tenant = $tenant
  AND e.crossLanguage
  AND a.tokens >= $minTokens
  AND b.tokens >= $minTokens
  AND (size($languages) = 0 OR (a.language IN $languages AND b.language IN $languages))
WITH verdicts, a, e, b
ORDER BY e.confidence DESC, e.edgeId
WITH a, e, b, head([v IN verdicts WHERE v[0] IN [[a.formId, b.formId], [b.formId, a.formId]] | v[1]]) AS verdict
WHERE coalesce(verdict, 5) > e.cloneType
MATCH (x:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(a)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND ($tests OR NOT (x.test OR i.generated))
  AND (size($repositories) = 0 OR x.repository IN $repositories)
MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(b)
WHERE j.validFrom <= $at
  AND (j.validTo IS NULL OR $at < j.validTo)
  AND ($tests OR NOT (y.test OR j.generated))
  AND (y.branch = x.branch OR y.repository <> x.repository)
  AND (size($repositories) = 0 OR y.repository IN $repositories)
RETURN a.language AS language,
       x.repository + ':' + x.path + ':' + coalesce(i.startLines[size([p IN i.placedAt WHERE p <= $at]) - 1], i.startLine) AS place,
       x.qualifiedName AS name,
       b.language AS otherLanguage,
       y.repository + ':' + y.path + ':' + coalesce(j.startLines[size([p IN j.placedAt WHERE p <= $at]) - 1], j.startLine) AS otherPlace,
       y.qualifiedName AS otherName,
       e.confidence AS confidence,
       e.validFrom AS since,
       CASE verdict WHEN 5 THEN 'yes' END AS verdict
LIMIT $limit
