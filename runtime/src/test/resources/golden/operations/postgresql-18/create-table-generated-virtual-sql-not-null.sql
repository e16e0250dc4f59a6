CREATE TABLE t (
  width integer NOT NULL,
  twice integer GENERATED ALWAYS AS (2 * width) VIRTUAL NOT NULL
);

-- in the catalogue
--   + column t twice integer not null generated v default (2 * width)
--   + column t width integer not null
--   + relation r t p

-- undone by
DROP TABLE t;
