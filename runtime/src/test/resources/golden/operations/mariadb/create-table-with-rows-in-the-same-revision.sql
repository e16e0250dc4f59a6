CREATE TABLE genre (
  name VARCHAR(50) NOT NULL,
  PRIMARY KEY (name)
);
INSERT INTO genre (name) VALUES ('novel'), ('essay');
ALTER TABLE genre RENAME TO kind;
UPDATE kind SET name = 'story' WHERE name = 'novel';

-- in the catalogue
--   + table `kind`
--   + table `kind` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `kind` PRIMARY KEY (`name`)
--   + table `kind` `name` varchar(50) NOT NULL

-- undone by
ALTER TABLE kind RENAME TO genre;
DROP TABLE genre;
