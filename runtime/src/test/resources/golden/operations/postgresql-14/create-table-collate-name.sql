CREATE TABLE t (
  a varchar(10) COLLATE "C" NOT NULL
);

-- in the catalogue
--   + column t a character varying(10) not null collate C
--   + relation r t p

-- undone by
DROP TABLE t;
