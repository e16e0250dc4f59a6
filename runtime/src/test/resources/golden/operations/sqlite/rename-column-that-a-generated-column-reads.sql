ALTER TABLE book RENAME COLUMN stock TO pieces;

-- in the catalogue
--   + table book column pieces INTEGER NOT NULL
--   - table book column stock INTEGER NOT NULL
--   + table book column twice INTEGER GENERATED ALWAYS AS ( 2 * pieces ) STORED
--   - table book column twice INTEGER GENERATED ALWAYS AS ( 2 * stock ) STORED

-- undone by
ALTER TABLE book RENAME COLUMN pieces TO stock;
