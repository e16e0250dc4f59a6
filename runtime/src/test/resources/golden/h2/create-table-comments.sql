CREATE TABLE t (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL
);
COMMENT ON TABLE t IS 'a {table} -- of ''two''';
COMMENT ON COLUMN t.a IS 'it''s "a" \ ?';
COMMENT ON COLUMN t.b IS 'two
lines';

-- in the catalogue
--   + T -- a {table} -- of 'two'
--   + T column A INTEGER NOT NULL -- it's "a" \ ?
--   + T column B INTEGER NOT NULL -- two
--     lines

-- undone by
DROP TABLE t;
