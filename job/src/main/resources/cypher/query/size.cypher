// How large the graph is.
RETURN COUNT { (:Symbol) } AS symbols,
       COUNT { () } AS nodes,
       COUNT { ()-->() } AS relationships
