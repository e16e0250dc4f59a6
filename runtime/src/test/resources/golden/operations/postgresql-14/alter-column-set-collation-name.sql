ALTER TABLE t ALTER COLUMN a SET DATA TYPE varchar(9) COLLATE "POSIX";

-- in the catalogue
--   - column t a character varying(9) not null collate C
--   + column t a character varying(9) not null collate POSIX

-- undone by
ALTER TABLE t ALTER COLUMN a SET DATA TYPE varchar(9) COLLATE "C";
