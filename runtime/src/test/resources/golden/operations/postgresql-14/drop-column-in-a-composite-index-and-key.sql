ALTER TABLE book DROP COLUMN price;

-- in the catalogue
--   - column book price numeric(10,2) default 9.90
--   - constraint book uq_book_id_price UNIQUE (id, price)
--   - index CREATE INDEX ix_book_price_title ON book USING btree (price, title)
--   - index CREATE UNIQUE INDEX uq_book_id_price ON book USING btree (id, price)

-- undone by
ALTER TABLE book ADD COLUMN price numeric(10, 2) DEFAULT 9.90;
ALTER TABLE book ADD CONSTRAINT uq_book_id_price UNIQUE (id, price);
CREATE INDEX ix_book_price_title ON book (price, title);
