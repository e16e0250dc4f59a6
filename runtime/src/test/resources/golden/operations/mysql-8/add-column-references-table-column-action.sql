ALTER TABLE book ADD COLUMN editor_id BIGINT, ADD CONSTRAINT fk_book_editor_id FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE SET NULL;

-- undone by
ALTER TABLE book DROP FOREIGN KEY fk_book_editor_id, DROP INDEX fk_book_editor_id;
ALTER TABLE book DROP COLUMN editor_id;
