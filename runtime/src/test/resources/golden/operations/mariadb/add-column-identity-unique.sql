ALTER TABLE t ADD COLUMN n BIGINT NOT NULL AUTO_INCREMENT, ADD CONSTRAINT uq_t_n UNIQUE (n);

-- in the catalogue
--   + table `t` UNIQUE KEY `uq_t_n` (`n`)
--   + table `t` `n` bigint(20) NOT NULL AUTO_INCREMENT

-- undone by
ALTER TABLE t DROP COLUMN n;
