CREATE TABLE t (
  a SMALLINT NOT NULL DEFAULT -1,
  b INT NOT NULL DEFAULT 2147483647,
  c BIGINT NOT NULL DEFAULT -9223372036854775808
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` smallint(6) NOT NULL DEFAULT -1
--   + table `t` `b` int(11) NOT NULL DEFAULT 2147483647
--   + table `t` `c` bigint(20) NOT NULL DEFAULT -9223372036854775808

-- undone by
DROP TABLE t;
