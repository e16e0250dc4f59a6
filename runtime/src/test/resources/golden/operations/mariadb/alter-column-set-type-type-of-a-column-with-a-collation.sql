ALTER TABLE t MODIFY COLUMN a VARCHAR(20) COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s';

-- in the catalogue
--   + table `t` `a` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s'
--   - table `t` `a` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s'

-- undone by
ALTER TABLE t MODIFY COLUMN a VARCHAR(9) COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s';
