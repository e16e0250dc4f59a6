-- outside the transaction
VACUUM book;

-- undone by
