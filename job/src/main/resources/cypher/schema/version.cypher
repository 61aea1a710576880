MATCH (s:Schema {id: 'graph'})
RETURN s.version AS version
