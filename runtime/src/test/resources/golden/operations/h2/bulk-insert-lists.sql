INSERT INTO author (id, name) VALUES (?, ?);
-- with [3, Cid]
-- with [4, it's]

-- undone by
DELETE FROM author WHERE id > ?;
-- with [2]
