ALTER TABLE book RENAME COLUMN stock TO pieces;
ALTER TABLE author RENAME COLUMN id TO number;
ALTER TABLE book RENAME COLUMN author_id TO writer;

-- in the catalogue
--   - table `author` PRIMARY KEY (`id`)
--   + table `author` PRIMARY KEY (`number`)
--   - table `author` `id` bigint(20) NOT NULL
--   + table `author` `number` bigint(20) NOT NULL
--   - table `book` CONSTRAINT `fk_book_author_id` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`)
--   + table `book` CONSTRAINT `fk_book_author_id` FOREIGN KEY (`writer`) REFERENCES `author` (`number`)
--   + table `book` CONSTRAINT `in_stock` CHECK (`pieces` >= 0 and `title` <> 'stock')
--   - table `book` CONSTRAINT `in_stock` CHECK (`stock` >= 0 and `title` <> 'stock')
--   - table `book` KEY `fk_book_author_id` (`author_id`)
--   + table `book` KEY `fk_book_author_id` (`writer`)
--   + table `book` KEY `ix_book_stock` (`pieces` DESC)
--   - table `book` KEY `ix_book_stock` (`stock` DESC)
--   + table `book` UNIQUE KEY `uq_book_stock_id` (`pieces`,`id`)
--   - table `book` UNIQUE KEY `uq_book_stock_id` (`stock`,`id`)
--   - table `book` `author_id` bigint(20) NOT NULL
--   + table `book` `pieces` int(11) NOT NULL
--   - table `book` `stock` int(11) NOT NULL
--   + table `book` `writer` bigint(20) NOT NULL

-- undone by
ALTER TABLE book RENAME COLUMN writer TO author_id;
ALTER TABLE author RENAME COLUMN number TO id;
ALTER TABLE book RENAME COLUMN pieces TO stock;
