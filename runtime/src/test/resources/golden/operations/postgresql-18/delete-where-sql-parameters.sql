DELETE FROM book WHERE id = ?;
-- with [1]

-- can't be undone
--   the rows of "book" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
