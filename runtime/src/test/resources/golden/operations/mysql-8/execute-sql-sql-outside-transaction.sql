-- outside the transaction
ANALYZE TABLE book;

-- undone by
