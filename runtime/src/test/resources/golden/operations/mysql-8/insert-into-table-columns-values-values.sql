INSERT INTO book (id, title, price, author_id, stock) VALUES (3, 'it''s', NULL, 1, 1), (4, 'a ? b', 0.10, 1, -1);

-- undone by
DELETE FROM book WHERE id > 2;
