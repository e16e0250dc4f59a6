ALTER TABLE book ALTER COLUMN title DROP NOT NULL;

-- in the catalogue
--   + column book title character varying(200)
--   - column book title character varying(200) not null

-- undone by
ALTER TABLE book ALTER COLUMN title SET NOT NULL;
