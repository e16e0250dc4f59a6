ALTER TABLE book RENAME TO volume;

-- in the catalogue
--   - table `book`
--   - table `book` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   - table `book` PRIMARY KEY (`id`)
--   - table `book` `author_id` bigint(20) NOT NULL
--   - table `book` `id` bigint(20) NOT NULL
--   - table `book` `price` decimal(10,2) DEFAULT 9.90
--   - table `book` `stock` int(11) NOT NULL
--   - table `book` `title` varchar(200) NOT NULL
--   + table `volume`
--   + table `volume` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `volume` PRIMARY KEY (`id`)
--   + table `volume` `author_id` bigint(20) NOT NULL
--   + table `volume` `id` bigint(20) NOT NULL
--   + table `volume` `price` decimal(10,2) DEFAULT 9.90
--   + table `volume` `stock` int(11) NOT NULL
--   + table `volume` `title` varchar(200) NOT NULL

-- undone by
ALTER TABLE volume RENAME TO book;
