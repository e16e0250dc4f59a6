ALTER TABLE `order` ALTER COLUMN `group` SET DEFAULT 7;
ALTER TABLE `order` MODIFY COLUMN `Größe` BIGINT;
ALTER TABLE `order` ADD CONSTRAINT `uq_order_say "hi"` UNIQUE (`say "hi"`);
ALTER TABLE `order` RENAME COLUMN `group` TO `Table`;
ALTER TABLE `order` RENAME INDEX `ix_order_Größe` TO `Index`;
ALTER TABLE `order` RENAME TO `Select`;
ALTER TABLE `Select` DROP COLUMN `Größe`;

-- in the catalogue
--   + table `Select`
--   + table `Select` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `Select` UNIQUE KEY `uq_order_say "hi"` (`say "hi"`)
--   + table `Select` `Table` int(11) DEFAULT 7
--   + table `Select` `say "hi"` varchar(9) DEFAULT NULL
--   - table `order`
--   - table `order` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   - table `order` KEY `ix_order_Größe` (`Größe`)
--   - table `order` `Größe` int(11) DEFAULT NULL
--   - table `order` `group` int(11) DEFAULT NULL
--   - table `order` `say "hi"` varchar(9) DEFAULT NULL

-- undone by
ALTER TABLE `Select` ADD COLUMN `Größe` BIGINT;
CREATE INDEX `Index` ON `Select` (`Größe`);
ALTER TABLE `Select` RENAME TO `order`;
ALTER TABLE `order` RENAME INDEX `Index` TO `ix_order_Größe`;
ALTER TABLE `order` RENAME COLUMN `Table` TO `group`;
ALTER TABLE `order` DROP INDEX `uq_order_say "hi"`;
ALTER TABLE `order` MODIFY COLUMN `Größe` INT;
ALTER TABLE `order` ALTER COLUMN `group` SET DEFAULT NULL;
