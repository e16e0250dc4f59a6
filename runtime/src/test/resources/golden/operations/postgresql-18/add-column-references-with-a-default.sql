ALTER TABLE book ADD COLUMN editor_id bigint DEFAULT 2 NOT NULL;
ALTER TABLE book ADD CONSTRAINT fk_book_editor_id FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE RESTRICT;

-- in the catalogue
--   + column book editor_id bigint not null default 2
--   + constraint book fk_book_editor_id FOREIGN KEY (editor_id) REFERENCES author(id) ON DELETE RESTRICT

-- undone by
ALTER TABLE book DROP CONSTRAINT fk_book_editor_id;
ALTER TABLE book DROP COLUMN editor_id;
