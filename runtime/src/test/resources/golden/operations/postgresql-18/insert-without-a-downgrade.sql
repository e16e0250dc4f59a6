INSERT INTO author (id, name) VALUES (3, 'Cid');

-- can't be undone
--   which of the rows now in "author" it inserted is not known; write downgrade(..) by hand, or op.irreversible(why)
