CREATE TABLE t (
  age INT NOT NULL,
  name VARCHAR(50) NOT NULL,
  CONSTRAINT ck_t_age CHECK (age > 0),
  CONSTRAINT ck_t_age_2 CHECK (age < 200),
  CONSTRAINT ck_t_a16d1656 CHECK (name <> ''),
  CONSTRAINT nobody_is_one CHECK (name <> 'nobody' OR age = 1)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` CONSTRAINT `ck_t_a16d1656` CHECK (`name` <> '')
--   + table `t` CONSTRAINT `ck_t_age_2` CHECK (`age` < 200)
--   + table `t` CONSTRAINT `ck_t_age` CHECK (`age` > 0)
--   + table `t` CONSTRAINT `nobody_is_one` CHECK (`name` <> 'nobody' or `age` = 1)
--   + table `t` `age` int(11) NOT NULL
--   + table `t` `name` varchar(50) NOT NULL

-- undone by
DROP TABLE t;
