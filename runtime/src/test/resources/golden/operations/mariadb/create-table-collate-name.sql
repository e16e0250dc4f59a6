CREATE TABLE t (
  a VARCHAR(10) COLLATE utf8mb4_bin NOT NULL
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL

-- undone by
DROP TABLE t;
