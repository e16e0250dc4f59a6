INSERT INTO book (id, title, price, author_id, stock) VALUES (3, 'it''s', NULL, 1, 1), (4, 'a ? b', 0.10, 1, -1);

-- can't be undone
--   which of the rows now in "book" it inserted is not known; write downgrade(..) by hand, or op.irreversible(why)
