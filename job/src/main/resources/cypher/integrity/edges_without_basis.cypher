// Edges over a time in which one of both classes did not live: its members' periods do not cover it.
MATCH (lower:CloneClass)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher:CloneClass)
WHERE r.validFrom IS NOT NULL
UNWIND [lower, higher] AS side
CALL (side, r) {
  OPTIONAL MATCH (side)<-[m:INSTANCE_OF|WAS_INSTANCE_OF]-(:Symbol)
  WITH m
  ORDER BY m.validFrom
  WITH collect([m.validFrom, coalesce(m.validTo, datetime('9999-12-31T00:00:00Z'))]) AS lives
  RETURN reduce(until = r.validFrom, life IN lives |
    CASE WHEN life[0] <= until AND until < life[1] THEN life[1] ELSE until END) AS until
}
WITH lower, r, higher, min(until) AS until
WHERE until < coalesce(r.validTo, datetime('9999-12-31T00:00:00Z'))
RETURN 'pair ' + lower.id + '|' + higher.id AS owner,
       elementId(r) AS entity,
       type(r) + ' ' + lower.id + ' to ' + higher.id AS element,
       'both classes lived from ' + toString(r.validFrom) + ' to ' + toString(until) + ' only'
         AS finding
