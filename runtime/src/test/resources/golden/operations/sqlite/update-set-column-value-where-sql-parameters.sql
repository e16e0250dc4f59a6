UPDATE book SET title = 'it''s', price = NULL, stock = stock + 4 WHERE id = ? AND title <> ?;
-- with [1, ?]

-- undone by
UPDATE book SET title = 'One', stock = 3, price = 1.5 WHERE id = 1;
