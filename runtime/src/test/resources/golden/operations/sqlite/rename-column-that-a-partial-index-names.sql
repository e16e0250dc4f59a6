ALTER TABLE book RENAME COLUMN stock TO pieces;
ALTER TABLE book RENAME COLUMN title TO name;

-- in the catalogue
--   + index CREATE INDEX ix_book_title ON book ( name ) WHERE pieces > 0 AND price > 1
--   - index CREATE INDEX ix_book_title ON book ( title ) WHERE stock > 0 AND price > 1
--   + table book column name VARCHAR ( 200 ) NOT NULL
--   + table book column pieces INTEGER NOT NULL
--   - table book column stock INTEGER NOT NULL
--   - table book column title VARCHAR ( 200 ) NOT NULL

-- undone by
ALTER TABLE book RENAME COLUMN name TO title;
ALTER TABLE book RENAME COLUMN pieces TO stock;
