ALTER TABLE t ALTER COLUMN a TYPE varchar(20) COLLATE "C";

-- in the catalogue
--   + column t a character varying(20) not null default 'it''s'::character varying collate C
--   - column t a character varying(9) not null default 'it''s'::character varying collate C

-- undone by
ALTER TABLE t ALTER COLUMN a TYPE varchar(9) COLLATE "C";
