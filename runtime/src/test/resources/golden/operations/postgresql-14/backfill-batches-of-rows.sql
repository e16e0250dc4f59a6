-- outside the transaction
UPDATE book SET price = 7 WHERE price IS NULL;

-- undone by
UPDATE book SET price = NULL WHERE price = 7;
