// One label per language; collected first, because a label given by parameter could be any label.
UNWIND $batch.rows AS row
MATCH (n) WHERE elementId(n) = row.element
SET n.tenant = row.tenant,
    n.name = row.name,
    n.language = row.language,
    n.kind = row.kind,
    n.tokens = row.tokens,
    n.size = row.size,
    n.live = row.live,
    n.peak = row.peak,
    n.periods = row.periods,
    n.formId = row.formId,
    n.boilerplate = row.boilerplate,
    n.caption = row.caption,
    n.epoch = row.epoch,
    n.revision = row.revision
WITH collect(n) AS classes
FOREACH (n IN classes | SET n:$($batch.label))
