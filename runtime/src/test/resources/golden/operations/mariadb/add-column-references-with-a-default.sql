ALTER TABLE book ADD COLUMN editor_id BIGINT NOT NULL DEFAULT 2, ADD CONSTRAINT fk_book_editor_id FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE RESTRICT;

-- in the catalogue
--   + table `book` CONSTRAINT `fk_book_editor_id` FOREIGN KEY (`editor_id`) REFERENCES `author` (`id`)
--   + table `book` KEY `fk_book_editor_id` (`editor_id`)
--   + table `book` `editor_id` bigint(20) NOT NULL DEFAULT 2

-- undone by
ALTER TABLE book DROP FOREIGN KEY fk_book_editor_id, DROP INDEX IF EXISTS fk_book_editor_id;
ALTER TABLE book DROP COLUMN editor_id;
