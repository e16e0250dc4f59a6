ALTER TABLE book ADD COLUMN genre ENUM('novel', 'essay') NOT NULL DEFAULT 'essay';

-- undone by
ALTER TABLE book DROP COLUMN genre;
