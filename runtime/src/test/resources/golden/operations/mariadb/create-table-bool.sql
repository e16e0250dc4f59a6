CREATE TABLE t (
  a BOOLEAN NOT NULL DEFAULT TRUE,
  b BOOLEAN DEFAULT FALSE
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` tinyint(1) NOT NULL DEFAULT 1
--   + table `t` `b` tinyint(1) DEFAULT 0

-- undone by
DROP TABLE t;
