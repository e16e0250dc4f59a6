CREATE INDEX `By Title` ON book (title, stock);

-- in the catalogue
--   + table `book` KEY `By Title` (`title`,`stock`)

-- undone by
DROP INDEX `By Title` ON book;
