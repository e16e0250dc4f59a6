CREATE TABLE t (
  a integer NOT NULL
);
COMMENT ON TABLE t IS 'a {table} -- of ''two''';

-- in the catalogue
--   + column t a integer not null
--   + relation r t p a {table} -- of 'two'

-- undone by
DROP TABLE t;
