// What was duplicated at an instant: both tenses, by interval.
// :param at => datetime('2024-01-01T00:00:00Z')
MATCH (a:CloneClass)-[e:SIMILAR_TO|WAS_SIMILAR_TO]->(b:CloneClass)
WHERE e.validFrom <= $at
  AND (e.validTo IS NULL OR $at < e.validTo)
MATCH (x:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(a)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(b)
WHERE j.validFrom <= $at
  AND (j.validTo IS NULL OR $at < j.validTo)
RETURN x, i, a, e, b, j, y
LIMIT 100
