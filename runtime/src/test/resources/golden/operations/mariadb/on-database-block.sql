ALTER TABLE book ADD COLUMN here INT;

-- in the catalogue
--   + table `book` `here` int(11) DEFAULT NULL

-- undone by
ALTER TABLE book DROP COLUMN here;
