ALTER TABLE author RENAME TO writer;
ALTER TABLE book DROP FOREIGN KEY fk_book_author_id;
DROP TABLE writer;

-- in the catalogue
--   - table `author`
--   - table `author` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   - table `author` PRIMARY KEY (`id`)
--   - table `author` `id` bigint(20) NOT NULL
--   - table `author` `n` int(11) NOT NULL
--   - table `book` CONSTRAINT `fk_book_author_id` FOREIGN KEY (`author_id`) REFERENCES `author` (`id`)

-- undone by
CREATE TABLE writer (
  id BIGINT NOT NULL,
  n INT NOT NULL,
  PRIMARY KEY (id)
);
ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES writer (id);
ALTER TABLE writer RENAME TO author;
