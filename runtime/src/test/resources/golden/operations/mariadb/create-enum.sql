CREATE TABLE person (
  mood ENUM('good', 'bad') NOT NULL
);

-- in the catalogue
--   + table `person`
--   + table `person` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `person` `mood` enum('good','bad') NOT NULL

-- undone by
DROP TABLE person;
