CREATE TABLE t (
  a real DEFAULT 1.5 NOT NULL,
  b double precision DEFAULT 1.0E100 NOT NULL
);

-- in the catalogue
--   + column t a real not null default 1.5
--   + column t b double precision not null default '10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::numeric
--   + relation r t p

-- undone by
DROP TABLE t;
