ALTER TABLE book RENAME COLUMN stock TO pieces;
ALTER TABLE author RENAME COLUMN id TO number;
ALTER TABLE book RENAME COLUMN author_id TO writer;

-- in the catalogue
--   + index CREATE INDEX ix_book_stock ON book ( pieces DESC )
--   - index CREATE INDEX ix_book_stock ON book ( stock DESC )
--   - table author CONSTRAINT pk_author PRIMARY KEY ( id )
--   + table author CONSTRAINT pk_author PRIMARY KEY ( number )
--   - table author column id BIGINT NOT NULL
--   + table author column number BIGINT NOT NULL
--   - table book CONSTRAINT fk_book_author_id FOREIGN KEY ( author_id ) REFERENCES author ( id )
--   + table book CONSTRAINT fk_book_author_id FOREIGN KEY ( writer ) REFERENCES author ( number )
--   + table book CONSTRAINT in_stock CHECK ( pieces >= 0 AND title <> 'stock' )
--   - table book CONSTRAINT in_stock CHECK ( stock >= 0 AND title <> 'stock' )
--   + table book CONSTRAINT uq_book_stock_id UNIQUE ( pieces , id )
--   - table book CONSTRAINT uq_book_stock_id UNIQUE ( stock , id )
--   - table book column author_id BIGINT NOT NULL
--   + table book column pieces INTEGER NOT NULL
--   - table book column stock INTEGER NOT NULL
--   + table book column writer BIGINT NOT NULL

-- undone by
ALTER TABLE book RENAME COLUMN writer TO author_id;
ALTER TABLE author RENAME COLUMN number TO id;
ALTER TABLE book RENAME COLUMN pieces TO stock;
