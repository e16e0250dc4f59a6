CREATE TABLE t (
  a INT NOT NULL,
  b INT NOT NULL,
  CONSTRAINT uq_t_a UNIQUE (a),
  CONSTRAINT `both` UNIQUE (a, b)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` UNIQUE KEY `both` (`a`,`b`)
--   + table `t` UNIQUE KEY `uq_t_a` (`a`)
--   + table `t` `a` int(11) NOT NULL
--   + table `t` `b` int(11) NOT NULL

-- undone by
DROP TABLE t;
