ALTER TABLE book DROP FOREIGN KEY fk_book_author_id, DROP INDEX IF EXISTS fk_book_author_id;

-- in the catalogue
--   - table `book` CONSTRAINT `fk_book_author_id` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`) ON DELETE CASCADE
--   - table `book` KEY `fk_book_author_id` (`author_id`)

-- undone by
ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
