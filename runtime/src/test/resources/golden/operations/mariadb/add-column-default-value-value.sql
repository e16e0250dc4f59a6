ALTER TABLE book ADD COLUMN pages INT NOT NULL DEFAULT 100;

-- in the catalogue
--   + table `book` `pages` int(11) NOT NULL DEFAULT 100

-- undone by
ALTER TABLE book DROP COLUMN pages;
