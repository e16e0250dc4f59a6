ALTER TABLE t MODIFY COLUMN a VARCHAR(20) COMMENT 'it''s';

-- in the catalogue
--   + table `t` `a` varchar(20) DEFAULT NULL COMMENT 'it''s'
--   - table `t` `a` varchar(9) NOT NULL COMMENT 'it''s'

-- undone by
ALTER TABLE t MODIFY COLUMN a VARCHAR(9) NOT NULL COMMENT 'it''s';
