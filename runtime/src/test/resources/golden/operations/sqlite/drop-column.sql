ALTER TABLE book DROP COLUMN price;

-- in the catalogue
--   - table book column price DECIMAL ( 10 , 2 ) DEFAULT 9.9

-- undone by
ALTER TABLE book ADD COLUMN price DECIMAL(10, 2) DEFAULT 9.9;
