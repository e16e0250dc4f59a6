CREATE TYPE sales.mood AS ENUM ('good', 'bad');
CREATE TABLE person (
  mood sales.mood NOT NULL
);

-- in the catalogue
--   + column person mood sales.mood not null
--   + relation r person p
--   + type sales.mood e 'good', 'bad'

-- undone by
DROP TABLE person;
DROP TYPE sales.mood;
