CREATE INDEX ix_book_stock_title ON book (stock DESC, title);

-- in the catalogue
--   + index CREATE INDEX ix_book_stock_title ON book ( stock DESC , title )

-- undone by
DROP INDEX ix_book_stock_title;
