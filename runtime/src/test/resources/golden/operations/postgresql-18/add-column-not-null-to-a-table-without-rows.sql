ALTER TABLE t ADD COLUMN b varchar(9) NOT NULL;

-- in the catalogue
--   + column t b character varying(9) not null

-- undone by
ALTER TABLE t DROP COLUMN b;
