CREATE TABLE t (
  a integer[] DEFAULT '{1,2}' NOT NULL,
  b varchar(5)[][]
);

-- in the catalogue
--   + column t a integer[] not null default '{1,2}'::integer[]
--   + column t b character varying(5)[]
--   + relation r t p

-- undone by
DROP TABLE t;
