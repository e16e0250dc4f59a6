-- outside the transaction
ANALYZE;

-- undone by
