UPDATE book SET title = 'it''s', stock = 7 WHERE id = ? AND title <> ?;
-- with [1, ?]

-- undone by
UPDATE book SET title = 'One', stock = 3 WHERE id = 1;
