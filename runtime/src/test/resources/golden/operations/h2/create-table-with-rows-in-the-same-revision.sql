CREATE TABLE genre (
  name VARCHAR(50) NOT NULL,
  CONSTRAINT pk_genre PRIMARY KEY (name)
);
INSERT INTO genre (name) VALUES ('novel'), ('essay');
ALTER TABLE genre RENAME TO kind;
UPDATE kind SET name = 'story' WHERE name = 'novel';

-- in the catalogue
--   + ALTER TABLE "PUBLIC"."KIND" ADD CONSTRAINT "PUBLIC"."PK_GENRE" PRIMARY KEY("NAME");
--   + TABLE "PUBLIC"."KIND"
--   + TABLE "PUBLIC"."KIND" COLUMN "NAME" CHARACTER VARYING(50) NOT NULL

-- undone by
ALTER TABLE kind RENAME TO genre;
DROP TABLE genre;
