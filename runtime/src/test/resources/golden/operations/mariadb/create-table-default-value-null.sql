CREATE TABLE t (
  a INT DEFAULT NULL
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` int(11) DEFAULT NULL

-- undone by
DROP TABLE t;
