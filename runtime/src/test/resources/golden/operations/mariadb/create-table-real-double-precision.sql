CREATE TABLE t (
  a FLOAT NOT NULL DEFAULT 1.5E0,
  b DOUBLE NOT NULL DEFAULT 1.0E100
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` float NOT NULL DEFAULT 1.5
--   + table `t` `b` double NOT NULL DEFAULT 1e100

-- undone by
DROP TABLE t;
