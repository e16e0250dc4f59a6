ALTER TABLE c DROP FOREIGN KEY fk_c_a_b, DROP INDEX IF EXISTS fk_c_a_b, DROP COLUMN b;

-- in the catalogue
--   - table `c` CONSTRAINT `fk_c_a_b` FOREIGN KEY (`a`, `b`) REFERENCES `p` (`a`, `b`)
--   - table `c` KEY `fk_c_a_b` (`a`,`b`)
--   - table `c` `b` int(11) DEFAULT NULL

-- undone by
ALTER TABLE c ADD COLUMN b INT;
ALTER TABLE c ADD CONSTRAINT fk_c_a_b FOREIGN KEY (a, b) REFERENCES p (a, b);
