INSERT INTO author (id, name) VALUES (?, ?);
-- with [3, Cid]
-- with [4, Dot]

-- undone by
DELETE FROM author WHERE id > 2;
