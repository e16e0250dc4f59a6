ALTER TABLE book RENAME TO volume;

-- undone by
ALTER TABLE volume RENAME TO book;
