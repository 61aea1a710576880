// Which of these clone classes had a member at an instant, on whatever branch.
// $classes: ids; $at.
UNWIND $classes AS id
MATCH (c:CloneClass {id: id})
USING INDEX SEEK c:CloneClass(id)
WHERE EXISTS {
  MATCH (c)<-[i:INSTANCE_OF|WAS_INSTANCE_OF]-(:Symbol)
  WHERE i.validFrom <= $at
    AND (i.validTo IS NULL OR $at < i.validTo)
}
RETURN id AS class
