CREATE TABLE t (
  a INT NOT NULL,
  b INT NOT NULL,
  PRIMARY KEY (b, a)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` PRIMARY KEY (`b`,`a`)
--   + table `t` `a` int(11) NOT NULL
--   + table `t` `b` int(11) NOT NULL

-- undone by
DROP TABLE t;
