ALTER TABLE book VALIDATE CONSTRAINT fk_book_author_id;

-- in the catalogue
--   + constraint book fk_book_author_id FOREIGN KEY (author_id) REFERENCES author(id)
--   - constraint book fk_book_author_id FOREIGN KEY (author_id) REFERENCES author(id) NOT VALID

-- undone by
