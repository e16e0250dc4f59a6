ALTER TABLE book DROP FOREIGN KEY fk_book_author_id, DROP INDEX fk_book_author_id;

-- undone by
ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
