ALTER TABLE book ADD CONSTRAINT written_by FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE ON UPDATE RESTRICT;

-- in the catalogue
--   + table `book` CONSTRAINT `written_by` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`) ON DELETE CASCADE
--   + table `book` KEY `written_by` (`author_id`)

-- undone by
ALTER TABLE book DROP FOREIGN KEY written_by, DROP INDEX IF EXISTS written_by;
