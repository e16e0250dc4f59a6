ALTER TABLE book ALTER COLUMN title DROP NOT NULL;

-- in the catalogue
--   + table book column title VARCHAR ( 200 )
--   - table book column title VARCHAR ( 200 ) NOT NULL

-- undone by
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
