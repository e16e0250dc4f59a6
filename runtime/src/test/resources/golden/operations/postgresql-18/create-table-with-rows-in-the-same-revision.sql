CREATE TABLE genre (
  name varchar(50) NOT NULL,
  CONSTRAINT pk_genre PRIMARY KEY (name)
);
INSERT INTO genre (name) VALUES ('novel'), ('essay');
ALTER TABLE genre RENAME TO kind;
UPDATE kind SET name = 'story' WHERE name = 'novel';

-- in the catalogue
--   + column kind name character varying(50) not null
--   + constraint kind pk_genre PRIMARY KEY (name)
--   + index CREATE UNIQUE INDEX pk_genre ON kind USING btree (name)
--   + relation r kind p

-- undone by
ALTER TABLE kind RENAME TO genre;
DROP TABLE genre;
