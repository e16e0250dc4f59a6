CREATE TABLE t (
  a numeric(10, 2) DEFAULT 1.50 NOT NULL,
  b numeric(15, 0)
);

-- in the catalogue
--   + column t a numeric(10,2) not null default 1.50
--   + column t b numeric(15,0)
--   + relation r t p

-- undone by
DROP TABLE t;
