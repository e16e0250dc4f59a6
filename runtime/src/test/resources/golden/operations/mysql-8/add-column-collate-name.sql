ALTER TABLE book ADD COLUMN isbn VARCHAR(13) COLLATE utf8mb4_bin;

-- undone by
ALTER TABLE book DROP COLUMN isbn;
