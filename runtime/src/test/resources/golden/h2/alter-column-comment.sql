COMMENT ON COLUMN book.price IS 'in ''euros''';
COMMENT ON COLUMN book.price IS NULL;
COMMENT ON COLUMN book.stock IS 'pieces';

-- in the catalogue
--   - BOOK column STOCK INTEGER NOT NULL
--   + BOOK column STOCK INTEGER NOT NULL -- pieces

-- undone by
COMMENT ON COLUMN book.stock IS NULL;
COMMENT ON COLUMN book.price IS 'in ''euros''';
COMMENT ON COLUMN book.price IS NULL;
