ALTER TABLE author MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;

-- in the catalogue
--   - table `author` `id` bigint(20) NOT NULL
--   + table `author` `id` bigint(20) NOT NULL AUTO_INCREMENT

-- undone by
ALTER TABLE author MODIFY COLUMN id BIGINT NOT NULL;
