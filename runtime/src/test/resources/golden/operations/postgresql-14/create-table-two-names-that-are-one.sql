CREATE TABLE t (
  a integer NOT NULL,
  "A" integer NOT NULL
);

-- in the catalogue
--   + column t "A" integer not null
--   + column t a integer not null
--   + relation r t p

-- undone by
DROP TABLE t;
