DROP TABLE book;

-- in the catalogue
--   - table `book`
--   - table `book` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   - table `book` PRIMARY KEY (`id`)
--   - table `book` `author_id` bigint(20) NOT NULL
--   - table `book` `id` bigint(20) NOT NULL
--   - table `book` `price` decimal(10,2) DEFAULT 9.90
--   - table `book` `stock` int(11) NOT NULL
--   - table `book` `title` varchar(200) NOT NULL

-- undone by
CREATE TABLE book (
  id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  title VARCHAR(200) NOT NULL,
  price DECIMAL(10, 2) DEFAULT 9.90,
  stock INT NOT NULL,
  PRIMARY KEY (id)
);
