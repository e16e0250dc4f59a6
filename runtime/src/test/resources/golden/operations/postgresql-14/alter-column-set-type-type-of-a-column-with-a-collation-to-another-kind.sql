ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer;

-- in the catalogue
--   - column t a character varying(9) not null collate C
--   + column t a integer not null

-- undone by
ALTER TABLE t ALTER COLUMN a TYPE varchar(9) COLLATE "C";
