ALTER TABLE book ADD COLUMN pages INT;

-- in the catalogue
--   + table `book` `pages` int(11) DEFAULT NULL

-- undone by
UPDATE book SET pages = 1;
ALTER TABLE book DROP COLUMN pages;
