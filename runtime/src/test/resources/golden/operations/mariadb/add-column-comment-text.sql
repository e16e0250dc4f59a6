ALTER TABLE book ADD COLUMN isbn VARCHAR(13) COMMENT '13 digits';

-- in the catalogue
--   + table `book` `isbn` varchar(13) DEFAULT NULL COMMENT '13 digits'

-- undone by
ALTER TABLE book DROP COLUMN isbn;
