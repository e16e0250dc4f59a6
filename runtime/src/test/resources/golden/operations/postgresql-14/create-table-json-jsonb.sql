CREATE TABLE t (
  a json DEFAULT '{"a": [1, null]}' NOT NULL,
  b jsonb
);

-- in the catalogue
--   + column t a json not null default '{"a": [1, null]}'::json
--   + column t b jsonb
--   + relation r t p

-- undone by
DROP TABLE t;
