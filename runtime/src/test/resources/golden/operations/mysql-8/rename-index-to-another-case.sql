ALTER TABLE book RENAME INDEX by_title TO `By_Title`;

-- undone by
ALTER TABLE book RENAME INDEX `By_Title` TO by_title;
