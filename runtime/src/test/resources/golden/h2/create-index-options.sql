CREATE UNIQUE INDEX uq_book_title_stock ON book (title, stock);
CREATE INDEX ix_book_stock_title ON book (stock DESC NULLS FIRST, title);
CREATE INDEX "Cheap first" ON book (price NULLS LAST);
CREATE UNIQUE NULLS NOT DISTINCT INDEX uq_book_price ON book (price);

-- in the catalogue
--   + BOOK index Cheap first (PRICE NULLS LAST)
--   + BOOK index IX_BOOK_STOCK_TITLE (STOCK DESC NULLS FIRST, TITLE NULLS FIRST)
--   + BOOK index UQ_BOOK_PRICE UNIQUE NULLS NOT DISTINCT (PRICE NULLS FIRST)
--   + BOOK index UQ_BOOK_TITLE_STOCK UNIQUE (TITLE NULLS FIRST, STOCK NULLS FIRST)

-- undone by
DROP INDEX uq_book_price;
DROP INDEX "Cheap first";
DROP INDEX ix_book_stock_title;
DROP INDEX uq_book_title_stock;
