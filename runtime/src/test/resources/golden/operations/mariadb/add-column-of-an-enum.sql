ALTER TABLE book ADD COLUMN genre ENUM('novel', 'essay') NOT NULL DEFAULT 'essay';

-- in the catalogue
--   + table `book` `genre` enum('novel','essay') NOT NULL DEFAULT 'essay'

-- undone by
ALTER TABLE book DROP COLUMN genre;
