// The symbols that lived at an instant in forms that may be families: with a class that had copies,
// with several classes, or resembling another. One list, which costs a third of as many rows: of each
// symbol the form, the tokens of its class, its repository, its place where the form may have several,
// the edges that have their lower end at its class: [form of the higher, confidence, clone type]; or of
// noise one word alone: tests, generated or the kind of boilerplate.
// $tenant; $repositories: names, empty for all; $languages; $minTokens; $minConfidence; $tests;
// $generated; $boilerplate: whether they are wanted; $confirmed: ids of classes that may be families
// for another reason; $at.
// (Where there is most comes last: what is united passes every union above it. A CASE where an OR would
// do: of an OR the planner reads the property first. And no property is read that need not be: each
// costs more than a step to a neighbour.)
CALL () {
  MATCH (c:CloneClass)
  USING INDEX c:CloneClass(peak)
  WHERE c.peak > 1
  RETURN c, true AS several, null AS link
  UNION ALL
  MATCH (f:Form {shared: true})
  USING INDEX f:Form(shared)
  MATCH (f)<-[:HAS_FORM]-(c:CloneClass)
  RETURN c, true AS several, null AS link
  UNION ALL
  UNWIND $confirmed AS id
  MATCH (c:CloneClass {id: id})
  RETURN c, false AS several, null AS link
  UNION ALL
  MATCH (a)-[e:WAS_SIMILAR_TO]->(b)
  WHERE e.validTo > $at
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c, false AS several,
         CASE c WHEN a THEN [coalesce(b.formId, b.id), confidence, e.cloneType] END AS link
  UNION ALL
  MATCH (a)-[e:SIMILAR_TO]->(b)
  USING INDEX e:SIMILAR_TO(confidence)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c, false AS several,
         CASE c WHEN a THEN [coalesce(b.formId, b.id), e.confidence, e.cloneType] END AS link
}
WITH c, max(several) AS several, collect(link) AS links
WITH c, several, links, c.tokens AS tokens
WHERE c.tenant = $tenant
  AND tokens >= $minTokens
  AND CASE size($languages) WHEN 0 THEN true ELSE c.language IN $languages END
MATCH (s)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i:INSTANCE_OF OR $at < i.validTo)
WITH c, several, links, tokens, s, s.repository AS repository,
     CASE
       WHEN NOT $tests AND s.test THEN 'tests'
       WHEN NOT $generated AND i.generated THEN 'generated'
       WHEN NOT $boilerplate THEN c.boilerplate
     END AS noise
WHERE size($repositories) = 0 OR repository IN $repositories
RETURN collect(
         CASE
           WHEN noise IS NOT NULL THEN [noise]
           ELSE [
             coalesce(c.formId, c.id),
             tokens,
             repository,
             CASE
               WHEN several
                 THEN repository + substring(s.id, size(s.tenant + repository + s.branch) + 2)
             END,
             links
           ]
         END) AS symbols
