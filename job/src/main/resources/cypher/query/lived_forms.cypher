// Forms that may be families: with a class that had copies, with several classes, or resembling
// another; of those that lived at an instant the largest class in tokens, the repositories of their
// members, the places of several members, and by class the edges, each at its lower class: [form of
// the higher, confidence, clone type]. Noise is left out and told of, one word a symbol: tests, generated
// or the kind of boilerplate; a form of nothing else has no repositories.
// $tenant; $repositories: names, empty for all; $languages; $minTokens; $minConfidence; $tests;
// $generated; $boilerplate: whether they are wanted; $confirmed: ids of classes that may be families
// for another reason; $at.
// (A CASE where an OR would do: of an OR the planner reads the property first.)
CALL () {
  MATCH (c:CloneClass)
  USING INDEX c:CloneClass(peak)
  WHERE c.peak > 1
  RETURN c, null AS link
  UNION ALL
  MATCH (f:Form)
  WHERE f.tenant = $tenant
    AND COUNT { (f)<-[:HAS_FORM]-() } > 1
  MATCH (f)<-[:HAS_FORM]-(c:CloneClass)
  RETURN c, null AS link
  UNION ALL
  MATCH (a)-[e:SIMILAR_TO]->(b)
  USING INDEX e:SIMILAR_TO(confidence)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c, CASE c WHEN a THEN [coalesce(b.formId, b.id), e.confidence, e.cloneType] END AS link
  UNION ALL
  MATCH (a)-[e:WAS_SIMILAR_TO]->(b)
  WHERE e.validTo > $at
  WITH a, e, b, e.confidence AS confidence
  WHERE confidence >= $minConfidence
    AND e.validFrom <= $at
  UNWIND [a, b] AS c
  RETURN c, CASE c WHEN a THEN [coalesce(b.formId, b.id), confidence, e.cloneType] END AS link
  UNION ALL
  UNWIND $confirmed AS id
  MATCH (c:CloneClass {id: id})
  RETURN c, null AS link
}
WITH c, collect(link) AS links
WHERE c.tenant = $tenant
  AND c.tokens >= $minTokens
  AND CASE size($languages) WHEN 0 THEN true ELSE c.language IN $languages END
MATCH (s)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
WITH c, links, s, s.repository AS repository,
     CASE
       WHEN NOT $tests AND s.test THEN 'tests'
       WHEN NOT $generated AND i.generated THEN 'generated'
       WHEN NOT $boilerplate THEN c.boilerplate
     END AS noise
WHERE size($repositories) = 0 OR repository IN $repositories
WITH c.formId AS form,
     max(CASE WHEN noise IS NULL THEN c.tokens END) AS tokens,
     collect(CASE WHEN noise IS NULL THEN repository END) AS repositories,
     collect(CASE WHEN noise IS NULL THEN s END) AS members,
     collect(DISTINCT CASE WHEN noise IS NULL THEN links END) AS links,
     collect(noise) AS noise
RETURN form,
       tokens,
       repositories,
       CASE size(members)
         WHEN 1 THEN []
         ELSE [m IN members | m.repository + substring(m.id, size(m.tenant + m.repository + m.branch) + 2)]
       END AS places,
       links,
       noise
