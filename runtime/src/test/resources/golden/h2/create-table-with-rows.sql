CREATE TABLE genre (
  name VARCHAR(50) NOT NULL,
  CONSTRAINT pk_genre PRIMARY KEY (name)
);
INSERT INTO genre (name) VALUES ('novel'), ('essay');
ALTER TABLE genre RENAME TO kind;
UPDATE kind SET name = 'story' WHERE name = 'novel';

-- in the catalogue
--   + KIND
--   + KIND column NAME CHARACTER VARYING(50) NOT NULL
--   + KIND constraint PK_GENRE PRIMARY KEY (NAME)

-- undone by
ALTER TABLE kind RENAME TO genre;
DROP TABLE genre;
