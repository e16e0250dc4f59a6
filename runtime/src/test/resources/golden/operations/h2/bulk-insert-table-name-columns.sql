INSERT INTO author (id, name) VALUES (?, ?);
-- with [3, Cid]

-- undone by
DELETE FROM author WHERE id > 2;
