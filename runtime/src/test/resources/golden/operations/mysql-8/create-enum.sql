CREATE TABLE person (
  mood ENUM('good', 'bad') NOT NULL
);

-- undone by
DROP TABLE person;
