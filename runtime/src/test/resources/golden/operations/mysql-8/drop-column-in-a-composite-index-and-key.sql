ALTER TABLE book DROP INDEX uq_book_id_price, DROP INDEX ix_book_price_title, DROP COLUMN price;

-- undone by
ALTER TABLE book ADD COLUMN price DECIMAL(10, 2) DEFAULT 9.90;
ALTER TABLE book ADD CONSTRAINT uq_book_id_price UNIQUE (id, price);
CREATE INDEX ix_book_price_title ON book (price, title);
