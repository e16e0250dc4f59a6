ALTER TABLE t DROP CONSTRAINT in_order, DROP COLUMN a;

-- in the catalogue
--   - table `t` CONSTRAINT `in_order` CHECK (`a` < `b`)
--   - table `t` `a` int(11) DEFAULT NULL

-- undone by
ALTER TABLE t ADD COLUMN a INT;
ALTER TABLE t ADD CONSTRAINT in_order CHECK (a < b);
