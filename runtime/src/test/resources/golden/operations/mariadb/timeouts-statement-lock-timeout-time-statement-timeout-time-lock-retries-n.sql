ALTER TABLE book ADD COLUMN pages INT;

-- in the catalogue
--   + table `book` `pages` int(11) DEFAULT NULL

-- undone by
ALTER TABLE book DROP COLUMN pages;
