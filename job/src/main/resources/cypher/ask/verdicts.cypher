// What people decided on pairs: clones or none, by whom, when and why; last said first.
CALL () {
  MATCH (x)-[v:VERDICT]->(y)
  USING INDEX v:VERDICT(validFrom)
  WHERE v.validFrom <= $at
  RETURN x, v, y
  UNION ALL
  MATCH (x)-[v:WAS_VERDICT]->(y)
  USING INDEX v:WAS_VERDICT(validTo)
  WHERE v.validTo > $at
    AND v.validFrom <= $at
  RETURN x, v, y
}
WITH x, v, y
WHERE x.tenant = $tenant
  AND (size($repositories) = 0 OR x.repository IN $repositories OR y.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages OR y.language IN $languages)
RETURN x.id AS symbol,
       y.id AS other,
       CASE WHEN v.clones THEN 'yes' ELSE 'no' END AS verdict,
       v.cloneType AS cloneType,
       v.author AS author,
       v.reason AS reason,
       v.statedFrom AS said,
       v.openedBy AS openedBy
ORDER BY said DESC, symbol, other
LIMIT $limit
