ALTER TABLE book ALTER COLUMN title SET DEFAULT 'it''s';

-- in the catalogue
--   - column book title character varying(200) not null
--   + column book title character varying(200) not null default 'it''s'::character varying

-- undone by
ALTER TABLE book ALTER COLUMN title DROP DEFAULT;
