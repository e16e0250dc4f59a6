ALTER TABLE t DROP COLUMN id;

-- in the catalogue
--   - table `t` PRIMARY KEY (`id`)
--   - table `t` `id` bigint(20) NOT NULL AUTO_INCREMENT

-- undone by
ALTER TABLE t ADD COLUMN id BIGINT NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (id);
