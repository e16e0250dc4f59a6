ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id);

-- undone by
ALTER TABLE book DROP FOREIGN KEY fk_book_author_id, DROP INDEX fk_book_author_id;
