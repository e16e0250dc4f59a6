ALTER TABLE t DROP FOREIGN KEY fk_t_a, DROP COLUMN a;

-- in the catalogue
--   - table `t` CONSTRAINT `ck_t_a` CHECK (`a` > 0)
--   - table `t` CONSTRAINT `fk_t_a` FOREIGN KEY (`a`) REFERENCES `p` (`id`) ON DELETE CASCADE
--   - table `t` KEY `ix_t_a` (`a` DESC)
--   - table `t` UNIQUE KEY `uq_t_a` (`a`)
--   - table `t` `a` bigint(20) NOT NULL DEFAULT 1

-- undone by
ALTER TABLE t ADD COLUMN a BIGINT NOT NULL DEFAULT 1, ADD CONSTRAINT uq_t_a UNIQUE (a);
ALTER TABLE t ADD CONSTRAINT ck_t_a CHECK (a > 0);
ALTER TABLE t ADD CONSTRAINT fk_t_a FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE;
CREATE INDEX ix_t_a ON t (a DESC);
