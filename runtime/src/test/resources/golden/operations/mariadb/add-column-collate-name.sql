ALTER TABLE book ADD COLUMN isbn VARCHAR(13) COLLATE utf8mb4_bin;

-- in the catalogue
--   + table `book` `isbn` varchar(13) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL

-- undone by
ALTER TABLE book DROP COLUMN isbn;
