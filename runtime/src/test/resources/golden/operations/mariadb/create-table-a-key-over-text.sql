CREATE TABLE t (
  a LONGTEXT NOT NULL,
  INDEX ix_t_a (a)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` KEY `ix_t_a` (`a`(768))
--   + table `t` `a` longtext NOT NULL

-- undone by
DROP TABLE t;
