CREATE TABLE person (mood TEXT NOT NULL CHECK (mood IN ('good', 'bad')));

-- in the catalogue
--   + table person
--   + table person column mood TEXT CHECK ( mood IN ( 'good' , 'bad' ) ) NOT NULL

-- undone by
DROP TABLE person;
