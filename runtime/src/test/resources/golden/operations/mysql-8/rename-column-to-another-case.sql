ALTER TABLE book RENAME COLUMN title TO `Title`;

-- undone by
ALTER TABLE book RENAME COLUMN `Title` TO title;
