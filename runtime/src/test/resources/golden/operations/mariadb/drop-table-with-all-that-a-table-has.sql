DROP TABLE t;

-- in the catalogue
--   - table `t`
--   - table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   - table `t` CONSTRAINT `ck_t_a` CHECK (`a` > 0)
--   - table `t` CONSTRAINT `fk_t_a` FOREIGN KEY (`a`) REFERENCES `p` (`id`) ON DELETE CASCADE
--   - table `t` CONSTRAINT `self` FOREIGN KEY (`a`) REFERENCES `t` (`id`)
--   - table `t` PRIMARY KEY (`id`)
--   - table `t` UNIQUE KEY `a_down` (`a` DESC)
--   - table `t` UNIQUE KEY `uq_t_b` (`b`)
--   - table `t` `a` bigint(20) NOT NULL DEFAULT 1
--   - table `t` `b` int(11) DEFAULT NULL
--   - table `t` `id` bigint(20) NOT NULL AUTO_INCREMENT

-- undone by
CREATE TABLE t (
  id BIGINT NOT NULL AUTO_INCREMENT,
  a BIGINT NOT NULL DEFAULT 1,
  b INT,
  PRIMARY KEY (id),
  CONSTRAINT ck_t_a CHECK (a > 0),
  CONSTRAINT uq_t_b UNIQUE (b),
  CONSTRAINT fk_t_a FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE,
  CONSTRAINT self FOREIGN KEY (a) REFERENCES t (id),
  UNIQUE INDEX a_down (a DESC)
);
