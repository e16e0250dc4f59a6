ALTER TABLE book MODIFY COLUMN stock INT NOT NULL COMMENT 'in ''pieces''';

-- in the catalogue
--   - table `book` `stock` int(11) NOT NULL
--   + table `book` `stock` int(11) NOT NULL COMMENT 'in ''pieces'''

-- undone by
ALTER TABLE book MODIFY COLUMN stock INT NOT NULL;
