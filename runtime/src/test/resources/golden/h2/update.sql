UPDATE book SET title = 'it''s', price = NULL, stock = stock + 1 WHERE id = ? AND title <> ?;
-- with [1, ?]
UPDATE book SET stock = 0 WHERE title = '?';
UPDATE book SET price = coalesce(price, 1);

-- can't be undone
--   the rows of "book" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
--   the rows of "book" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
--   the rows of "book" as they were are not known; write downgrade(..) by hand, or op.irreversible(why)
