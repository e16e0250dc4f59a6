CREATE TABLE t (
  a bytea DEFAULT E'\\x00ff' NOT NULL,
  b bytea
);

-- in the catalogue
--   + column t a bytea not null default '\x00ff'::bytea
--   + column t b bytea
--   + relation r t p

-- undone by
DROP TABLE t;
