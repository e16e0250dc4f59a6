CREATE INDEX `By Title` ON book (title, stock);

-- undone by
DROP INDEX `By Title` ON book;
