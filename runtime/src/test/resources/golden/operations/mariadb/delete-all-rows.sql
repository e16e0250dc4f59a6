DELETE FROM author;

-- can't be undone
--   the rows of "author" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
