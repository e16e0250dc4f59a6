ALTER TABLE book RENAME TO `Book`;

-- in the catalogue
--   + table `Book`
--   + table `Book` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `Book` PRIMARY KEY (`id`)
--   + table `Book` `author_id` bigint(20) NOT NULL
--   + table `Book` `id` bigint(20) NOT NULL
--   + table `Book` `price` decimal(10,2) DEFAULT 9.90
--   + table `Book` `stock` int(11) NOT NULL
--   + table `Book` `title` varchar(200) NOT NULL
--   - table `book`
--   - table `book` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   - table `book` PRIMARY KEY (`id`)
--   - table `book` `author_id` bigint(20) NOT NULL
--   - table `book` `id` bigint(20) NOT NULL
--   - table `book` `price` decimal(10,2) DEFAULT 9.90
--   - table `book` `stock` int(11) NOT NULL
--   - table `book` `title` varchar(200) NOT NULL

-- undone by
ALTER TABLE `Book` RENAME TO book;
