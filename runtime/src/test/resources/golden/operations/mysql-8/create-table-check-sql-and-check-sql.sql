CREATE TABLE t (
  age INT NOT NULL,
  name VARCHAR(50) NOT NULL,
  CONSTRAINT ck_t_age CHECK (age > 0),
  CONSTRAINT ck_t_age_2 CHECK (age < 200),
  CONSTRAINT ck_t_a16d1656 CHECK (name <> ''),
  CONSTRAINT nobody_is_one CHECK (name <> 'nobody' OR age = 1)
);

-- undone by
DROP TABLE t;
