// Versions of a symbol that begin before the one before has ended.
MATCH (s:Symbol)-[r:INSTANCE_OF|WAS_INSTANCE_OF]->(:CloneClass)
WITH s, r
ORDER BY s.id, r.validFrom
WITH s, collect(r) AS versions
WHERE size(versions) > 1
UNWIND range(1, size(versions) - 1) AS i
WITH s, versions[i - 1] AS earlier, versions[i] AS later
WHERE earlier.validTo IS NULL OR later.validFrom < earlier.validTo
RETURN 'symbol ' + s.id AS owner,
       elementId(later) AS entity,
       type(later) + ' ' + coalesce(later.id, s.id) AS element,
       'begins before ' + coalesce(earlier.id, 'the one before') + ' ends' AS finding
