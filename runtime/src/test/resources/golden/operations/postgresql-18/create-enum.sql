CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE person (
  mood mood NOT NULL
);

-- in the catalogue
--   + column person mood mood not null
--   + relation r person p
--   + type mood e 'good', 'bad'

-- undone by
DROP TABLE person;
DROP TYPE mood;
