CREATE TABLE genre (name VARCHAR(50) NOT NULL, CONSTRAINT pk_genre PRIMARY KEY (name));
INSERT INTO genre (name) VALUES ('novel'), ('essay');
ALTER TABLE genre RENAME TO kind;
UPDATE kind SET name = 'story' WHERE name = 'novel';

-- in the catalogue
--   + table kind
--   + table kind CONSTRAINT pk_genre PRIMARY KEY ( name )
--   + table kind column name VARCHAR ( 50 ) NOT NULL

-- undone by
ALTER TABLE kind RENAME TO genre;
DROP TABLE genre;
