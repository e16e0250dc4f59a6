ALTER TABLE book RENAME COLUMN stock TO pieces;
ALTER TABLE author RENAME COLUMN id TO number;
ALTER TABLE book RENAME COLUMN author_id TO writer;

-- in the catalogue
--   - column author id bigint not null
--   + column author number bigint not null
--   - column book author_id bigint not null
--   + column book pieces integer not null
--   - column book stock integer not null
--   + column book writer bigint not null
--   - constraint author pk_author PRIMARY KEY (id)
--   + constraint author pk_author PRIMARY KEY (number)
--   - constraint book fk_book_author_id FOREIGN KEY (author_id) REFERENCES author(id)
--   + constraint book fk_book_author_id FOREIGN KEY (writer) REFERENCES author(number)
--   + constraint book in_stock CHECK (((pieces >= 0) AND ((title)::text <> 'stock'::text)))
--   - constraint book in_stock CHECK (((stock >= 0) AND ((title)::text <> 'stock'::text)))
--   + constraint book uq_book_stock_id UNIQUE (pieces, id)
--   - constraint book uq_book_stock_id UNIQUE (stock, id)
--   + index CREATE INDEX ix_book_stock ON book USING btree (pieces DESC)
--   - index CREATE INDEX ix_book_stock ON book USING btree (stock DESC)
--   - index CREATE UNIQUE INDEX pk_author ON author USING btree (id)
--   + index CREATE UNIQUE INDEX pk_author ON author USING btree (number)
--   + index CREATE UNIQUE INDEX uq_book_stock_id ON book USING btree (pieces, id)
--   - index CREATE UNIQUE INDEX uq_book_stock_id ON book USING btree (stock, id)

-- undone by
ALTER TABLE book RENAME COLUMN writer TO author_id;
ALTER TABLE author RENAME COLUMN number TO id;
ALTER TABLE book RENAME COLUMN pieces TO stock;
