// Every symbol of a branch that lived at an instant, as it was then: its clone class, the symbol it
// was a member of and the names it called.
// $repository: tenant/repository@branch; $at.
MATCH (r:Repository {id: $repository})
USING INDEX SEEK r:Repository(id)
MATCH (r)-[:CONTAINS]->(f:File)-[:DECLARES]->(s:Symbol)
MATCH (s)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
WITH f, s, i, c, size([moved IN i.placedAt WHERE moved <= $at]) - 1 AS place
RETURN s.id AS id,
       c.id AS cloneClass,
       COLLECT {
         MATCH (s)-[m:MEMBER_OF|WAS_MEMBER_OF]->(parent:Symbol)
         WHERE m.validFrom <= $at
           AND (m.validTo IS NULL OR $at < m.validTo)
         RETURN parent.id
       } AS memberOf,
       COLLECT {
         MATCH (s)-[n:CALLS_NAME|WAS_CALLS_NAME]->(called:Name)
         WHERE n.validFrom <= $at
           AND (n.validTo IS NULL OR $at < n.validTo)
         RETURN called.name
       } AS calls,
       {
         file: f.id,
         name: s.name,
         qualifiedName: s.qualifiedName,
         test: s.test,
         cloneClass: c.id,
         generated: i.generated,
         startLine: coalesce(i.startLines[place], i.startLine),
         endLine: coalesce(i.endLines[place], i.endLine)
       } AS symbol,
       {
         language: c.language,
         kind: c.kind,
         name: c.name,
         tokens: c.tokens,
         form: c.formId,
         boilerplate: coalesce(c.boilerplate, "")
       } AS class
