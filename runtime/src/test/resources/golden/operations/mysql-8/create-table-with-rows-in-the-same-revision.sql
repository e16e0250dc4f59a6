CREATE TABLE genre (
  name VARCHAR(50) NOT NULL,
  PRIMARY KEY (name)
);
INSERT INTO genre (name) VALUES ('novel'), ('essay');
ALTER TABLE genre RENAME TO kind;
UPDATE kind SET name = 'story' WHERE name = 'novel';

-- undone by
ALTER TABLE kind RENAME TO genre;
DROP TABLE genre;
