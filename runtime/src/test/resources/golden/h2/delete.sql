DELETE FROM book WHERE id = ?;
-- with [1]
DELETE FROM book WHERE title = '?';
DELETE FROM author;

-- can't be undone
--   the rows of "book" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
--   the rows of "book" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
--   the rows of "author" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
