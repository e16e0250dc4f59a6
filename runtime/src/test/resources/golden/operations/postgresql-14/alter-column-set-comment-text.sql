COMMENT ON COLUMN book.stock IS 'in ''pieces''';

-- in the catalogue
--   - column book stock integer not null
--   + column book stock integer not null comment in 'pieces'

-- undone by
COMMENT ON COLUMN book.stock IS NULL;
