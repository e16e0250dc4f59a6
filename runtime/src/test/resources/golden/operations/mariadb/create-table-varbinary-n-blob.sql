CREATE TABLE t (
  a VARBINARY(4) NOT NULL DEFAULT X'00ff',
  b LONGBLOB
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` varbinary(4) NOT NULL DEFAULT '\0�'
--   + table `t` `b` longblob DEFAULT NULL

-- undone by
DROP TABLE t;
