ALTER TABLE book ADD CONSTRAINT uq_book_title UNIQUE (title) DEFERRABLE INITIALLY DEFERRED;

-- in the catalogue
--   + constraint book uq_book_title UNIQUE (title) DEFERRABLE INITIALLY DEFERRED
--   + index CREATE UNIQUE INDEX uq_book_title ON book USING btree (title)

-- undone by
ALTER TABLE book DROP CONSTRAINT uq_book_title;
