ALTER TABLE book RENAME COLUMN stock TO pieces;

-- in the catalogue
--   + column book pieces integer not null
--   - column book stock integer not null
--   + column book twice integer generated s default (2 * pieces)
--   - column book twice integer generated s default (2 * stock)

-- undone by
ALTER TABLE book RENAME COLUMN pieces TO stock;
