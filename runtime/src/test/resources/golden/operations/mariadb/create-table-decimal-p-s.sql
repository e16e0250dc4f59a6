CREATE TABLE t (
  a DECIMAL(10, 2) NOT NULL DEFAULT 1.50,
  b DECIMAL(15, 0)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` decimal(10,2) NOT NULL DEFAULT 1.50
--   + table `t` `b` decimal(15,0) DEFAULT NULL

-- undone by
DROP TABLE t;
