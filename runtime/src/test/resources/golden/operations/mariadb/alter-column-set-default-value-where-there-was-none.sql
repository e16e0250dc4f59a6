ALTER TABLE book ALTER COLUMN title SET DEFAULT 'it''s';

-- in the catalogue
--   - table `book` `title` varchar(200) NOT NULL
--   + table `book` `title` varchar(200) NOT NULL DEFAULT 'it''s'

-- undone by
ALTER TABLE book ALTER COLUMN title DROP DEFAULT;
