CREATE TABLE c (
  a BIGINT NOT NULL,
  b BIGINT NOT NULL,
  c BIGINT NOT NULL,
  d BIGINT,
  e BIGINT,
  CONSTRAINT fk_c_a FOREIGN KEY (a) REFERENCES p (id),
  CONSTRAINT fk_c_b FOREIGN KEY (b) REFERENCES p (id) ON DELETE RESTRICT,
  CONSTRAINT fk_c_c FOREIGN KEY (c) REFERENCES p (id) ON DELETE CASCADE,
  CONSTRAINT fk_c_d FOREIGN KEY (d) REFERENCES p (id) ON DELETE SET NULL,
  CONSTRAINT fk_c_e FOREIGN KEY (e) REFERENCES p (id)
);

-- in the catalogue
--   + table `c`
--   + table `c` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `c` CONSTRAINT `fk_c_a` FOREIGN KEY (`a`) REFERENCES `p` (`id`)
--   + table `c` CONSTRAINT `fk_c_b` FOREIGN KEY (`b`) REFERENCES `p` (`id`)
--   + table `c` CONSTRAINT `fk_c_c` FOREIGN KEY (`c`) REFERENCES `p` (`id`) ON DELETE CASCADE
--   + table `c` CONSTRAINT `fk_c_d` FOREIGN KEY (`d`) REFERENCES `p` (`id`) ON DELETE SET NULL
--   + table `c` CONSTRAINT `fk_c_e` FOREIGN KEY (`e`) REFERENCES `p` (`id`)
--   + table `c` KEY `fk_c_a` (`a`)
--   + table `c` KEY `fk_c_b` (`b`)
--   + table `c` KEY `fk_c_c` (`c`)
--   + table `c` KEY `fk_c_d` (`d`)
--   + table `c` KEY `fk_c_e` (`e`)
--   + table `c` `a` bigint(20) NOT NULL
--   + table `c` `b` bigint(20) NOT NULL
--   + table `c` `c` bigint(20) NOT NULL
--   + table `c` `d` bigint(20) DEFAULT NULL
--   + table `c` `e` bigint(20) DEFAULT NULL

-- undone by
DROP TABLE c;
