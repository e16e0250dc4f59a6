CREATE TABLE t (
  age integer NOT NULL,
  name varchar(50) NOT NULL,
  CONSTRAINT ck_t_age CHECK (age > 0),
  CONSTRAINT ck_t_age_2 CHECK (age < 200),
  CONSTRAINT ck_t_a16d1656 CHECK (name <> ''),
  CONSTRAINT nobody_is_one CHECK (name <> 'nobody' OR age = 1)
);

-- in the catalogue
--   + column t age integer not null
--   + column t name character varying(50) not null
--   + constraint t ck_t_a16d1656 CHECK (((name)::text <> ''::text))
--   + constraint t ck_t_age CHECK ((age > 0))
--   + constraint t ck_t_age_2 CHECK ((age < 200))
--   + constraint t nobody_is_one CHECK ((((name)::text <> 'nobody'::text) OR (age = 1)))
--   + relation r t p

-- undone by
DROP TABLE t;
