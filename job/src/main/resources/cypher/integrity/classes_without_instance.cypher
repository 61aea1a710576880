// Clone classes without a member that do not say so themselves: of two events that disagree one
// does not stand, and the class it named lived in no period.
MATCH (c:CloneClass)
WHERE coalesce(c.periods, 1) > 0
  AND NOT EXISTS { (c)<-[:INSTANCE_OF|WAS_INSTANCE_OF]-(:Symbol) }
RETURN 'class ' + c.id AS owner,
       elementId(c) AS entity,
       'class ' + c.id AS element,
       'never had a member' AS finding
