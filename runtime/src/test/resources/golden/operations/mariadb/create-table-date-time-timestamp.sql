CREATE TABLE t (
  a DATE NOT NULL DEFAULT DATE '2026-01-02',
  b TIME(6) NOT NULL DEFAULT TIME '03:04:05.000006',
  c DATETIME(6) NOT NULL DEFAULT TIMESTAMP '2026-01-02 03:04:00'
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` date NOT NULL DEFAULT '2026-01-02'
--   + table `t` `b` time(6) NOT NULL DEFAULT '03:04:05.000006'
--   + table `t` `c` datetime(6) NOT NULL DEFAULT '2026-01-02 03:04:00.000000'

-- undone by
DROP TABLE t;
