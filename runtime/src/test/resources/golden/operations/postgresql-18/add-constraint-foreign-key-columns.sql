ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id);

-- in the catalogue
--   + constraint book fk_book_author_id FOREIGN KEY (author_id) REFERENCES author(id)

-- undone by
ALTER TABLE book DROP CONSTRAINT fk_book_author_id;
