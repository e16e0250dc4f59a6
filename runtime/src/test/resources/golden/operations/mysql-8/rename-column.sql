ALTER TABLE book RENAME COLUMN title TO name;

-- undone by
ALTER TABLE book RENAME COLUMN name TO title;
