INSERT INTO author (id, name) VALUES (?, ?);
-- with [3, Cid]
-- with [4, it's]

-- can't be undone
--   which of the rows now in "author" it inserted is not known; write downgrade(..) by hand, or op.irreversible(why)
