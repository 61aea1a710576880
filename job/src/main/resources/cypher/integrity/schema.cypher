// The constraints and indexes that are there and work.
SHOW INDEXES
YIELD name, state, owningConstraint
WHERE state = 'ONLINE'
RETURN name, owningConstraint IS NOT NULL AS constraint
