ALTER TABLE author ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('author', 'id'), MAX(id)) FROM author HAVING MAX(id) > 0;

-- in the catalogue
--   - column author id bigint not null
--   + column author id bigint not null identity a

-- undone by
ALTER TABLE author ALTER COLUMN id DROP IDENTITY;
