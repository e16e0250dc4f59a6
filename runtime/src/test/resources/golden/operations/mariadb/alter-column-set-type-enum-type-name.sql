ALTER TABLE t MODIFY COLUMN a ENUM('good', 'bad') NOT NULL DEFAULT 'good';

-- in the catalogue
--   + table `t` `a` enum('good','bad') NOT NULL DEFAULT 'good'
--   - table `t` `a` varchar(9) NOT NULL DEFAULT 'good'

-- undone by
ALTER TABLE t MODIFY COLUMN a VARCHAR(9) NOT NULL DEFAULT 'good';
