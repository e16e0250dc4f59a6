CREATE TABLE t (
  at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  half DOUBLE NOT NULL DEFAULT (0.25 + 0.25)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `at` datetime(6) NOT NULL DEFAULT current_timestamp(6)
--   + table `t` `half` double NOT NULL DEFAULT (0.25 + 0.25)

-- undone by
DROP TABLE t;
