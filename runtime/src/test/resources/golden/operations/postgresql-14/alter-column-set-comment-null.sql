COMMENT ON COLUMN book.stock IS NULL;

-- in the catalogue
--   + column book stock integer not null
--   - column book stock integer not null comment pieces

-- undone by
COMMENT ON COLUMN book.stock IS 'pieces';
