ALTER TABLE t MODIFY COLUMN id INT NOT NULL;

-- in the catalogue
--   + table `t` `id` int(11) NOT NULL
--   - table `t` `id` int(11) NOT NULL AUTO_INCREMENT

-- undone by
ALTER TABLE t MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
