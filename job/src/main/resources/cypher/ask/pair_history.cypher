// The history of a pair: how alike two symbols were, how fast that changed, and what people said.
// :param minConfidence => 0.0
MATCH (x:Symbol {id: $symbol})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(a:CloneClass)
WHERE x.tenant = $tenant
  AND i.validFrom <= $at
  AND (size($repositories) = 0 OR x.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages)
WITH collect({version: i, cloneClass: a}) AS versions
MATCH (y:Symbol {id: $other})-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(b:CloneClass)
WHERE j.validFrom <= $at
WITH versions, j, b,
     COLLECT {
       MATCH (y)-[v:VERDICT|WAS_VERDICT]-(:Symbol {id: $symbol})
       WHERE v.validFrom <= $at
       RETURN v
       ORDER BY v.validFrom
     } AS verdicts
UNWIND versions AS own
WITH verdicts, j, b, own.version AS i, own.cloneClass AS a
WHERE (i.validTo IS NULL OR j.validFrom < i.validTo)
  AND (j.validTo IS NULL OR i.validFrom < j.validTo)
WITH verdicts, a, b,
     CASE WHEN i.validFrom > j.validFrom THEN i ELSE j END AS opening,
     CASE WHEN i.validTo IS NULL OR j.validTo < i.validTo THEN j ELSE i END AS closing
OPTIONAL MATCH (a)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(b)
WHERE e.confidence >= $minConfidence
  AND e.validFrom <= opening.validFrom
  AND (e.validTo IS NULL OR opening.validFrom < e.validTo)
WITH verdicts, opening, closing, a, b, e
ORDER BY opening.validFrom, e.confidence DESC
WITH verdicts, opening, closing, a, b, head(collect(e)) AS e
WITH verdicts, opening, closing, e,
     CASE
       WHEN a = b THEN 1
       WHEN a.formId = b.formId THEN 2
       ELSE e.cloneType
     END AS cloneType,
     CASE
       WHEN a.formId = b.formId THEN 1.0
       ELSE coalesce(e.confidence, 0.0)
     END AS confidence
ORDER BY opening.validFrom
WITH collect({
       from: opening.validFrom,
       to: CASE WHEN closing.validTo <= $at THEN closing.validTo END,
       openedBy: opening.openedBy,
       closedBy: CASE WHEN closing.validTo <= $at THEN closing.closedBy END,
       cloneType: cloneType,
       confidence: confidence,
       cosine: e.cosine,
       jaccard: e.jaccard,
       verdicts: [v IN verdicts
         WHERE (closing.validTo IS NULL OR v.validFrom < closing.validTo)
           AND (v.validTo IS NULL OR opening.validFrom < v.validTo)
         | CASE WHEN v.clones THEN 'yes' ELSE 'no' END + ' from ' + toString(v.validFrom) + ' by '
           + coalesce(v.author, '') + coalesce(': ' + v.reason, '')]
     }) AS periods
UNWIND range(0, size(periods) - 1) AS k
WITH periods[k] AS period,
     CASE WHEN k = 0 THEN null ELSE periods[k - 1] END AS before,
     periods[0] AS first
WITH period,
     round(period.confidence - before.confidence, 4) AS change,
     period.confidence - first.confidence AS since,
     duration.inDays(first.from, period.from).days AS days
RETURN period.from AS validFrom,
       period.to AS validTo,
       period.cloneType AS cloneType,
       period.confidence AS confidence,
       change,
       CASE
         WHEN change IS NULL OR change = 0 THEN 'same'
         WHEN change > 0 THEN 'closer'
         ELSE 'apart'
       END AS trend,
       CASE WHEN days = 0 THEN null ELSE round(since * 365.25 / days, 4) END AS changePerYear,
       period.cosine AS cosine,
       period.jaccard AS jaccard,
       period.openedBy AS openedBy,
       period.closedBy AS closedBy,
       period.verdicts AS verdicts
ORDER BY validFrom
