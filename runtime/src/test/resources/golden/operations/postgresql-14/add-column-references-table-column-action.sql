ALTER TABLE book ADD COLUMN editor_id bigint;
ALTER TABLE book ADD CONSTRAINT fk_book_editor_id FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE SET NULL;

-- in the catalogue
--   + column book editor_id bigint
--   + constraint book fk_book_editor_id FOREIGN KEY (editor_id) REFERENCES author(id) ON DELETE SET NULL

-- undone by
ALTER TABLE book DROP CONSTRAINT fk_book_editor_id;
ALTER TABLE book DROP COLUMN editor_id;
