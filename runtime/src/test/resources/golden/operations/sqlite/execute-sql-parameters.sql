UPDATE book SET title = ? WHERE id = ?;
-- with [it's, 1]

-- undone by
UPDATE book SET title = 'One' WHERE id = 1;
