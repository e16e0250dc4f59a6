ALTER TABLE book RENAME INDEX by_title TO `By_Title`;

-- in the catalogue
--   + table `book` KEY `By_Title` (`title`)
--   - table `book` KEY `by_title` (`title`)

-- undone by
ALTER TABLE book RENAME INDEX `By_Title` TO by_title;
