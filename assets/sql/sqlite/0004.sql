-- A bag whose start was undone stays accounted for until it is voided or returned; until now its row went away.
INSERT OR IGNORE INTO bag (code, day, visit)
SELECT json_extract(body, '$.bag'), day, visit
FROM step
WHERE kind = 'collection_started' AND visit IS NOT NULL
ORDER BY recorded_at DESC, seq DESC;
