CREATE TABLE t (
  a mediumint unsigned
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` mediumint(8) unsigned DEFAULT NULL

-- undone by
DROP TABLE t;
