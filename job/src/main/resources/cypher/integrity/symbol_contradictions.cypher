// Symbols whose state contradicts their relationships. (One that is only named as a parent has none.)
MATCH (s:Symbol)
WITH s,
     COUNT { (s)-[:INSTANCE_OF]->(:CloneClass) } AS open,
     COUNT { (s)-[:INSTANCE_OF|WAS_INSTANCE_OF]->(:CloneClass) } AS versions
WHERE (s.epoch IS NOT NULL OR versions > 0)
  AND (open > 1 OR coalesce(s.live, false) <> (open = 1) OR coalesce(s.versions, -1) <> versions)
RETURN 'symbol ' + s.id AS owner,
       elementId(s) AS entity,
       'symbol ' + s.id AS element,
       'live ' + coalesce(toString(s.live), '(none)') + ', versions '
         + coalesce(toString(s.versions), '(none)') + '; but ' + open + ' open of ' + versions
         AS finding
