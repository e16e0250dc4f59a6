ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE mood USING a::mood, ALTER COLUMN a SET DEFAULT 'good';

-- in the catalogue
--   - column t a character varying(9) not null default 'good'::character varying
--   + column t a mood not null default 'good'::mood

-- undone by
ALTER TABLE t ALTER COLUMN a TYPE varchar(9), ALTER COLUMN a SET DEFAULT 'good';
