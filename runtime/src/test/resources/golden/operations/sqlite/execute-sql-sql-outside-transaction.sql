-- outside the transaction
VACUUM;

-- undone by
