CREATE TABLE t (
  id BIGINT NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` PRIMARY KEY (`id`)
--   + table `t` `id` bigint(20) NOT NULL AUTO_INCREMENT

-- undone by
DROP TABLE t;
