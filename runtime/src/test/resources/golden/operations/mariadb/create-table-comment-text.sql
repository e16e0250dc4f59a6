CREATE TABLE t (
  a INT NOT NULL
) COMMENT='a {table} -- of ''two''';

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='a {table} -- of ''two'''
--   + table `t` `a` int(11) NOT NULL

-- undone by
DROP TABLE t;
