CREATE TABLE retort_new_author (id BIGINT NOT NULL, name VARCHAR(50) NOT NULL);
INSERT INTO retort_new_author (id, name) SELECT id, name FROM author;
DROP TABLE author;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_author RENAME TO author;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - table author CONSTRAINT pk_author PRIMARY KEY ( id )

-- undone by
CREATE TABLE retort_new_author (id BIGINT NOT NULL, name VARCHAR(50) NOT NULL, CONSTRAINT pk_author PRIMARY KEY (id));
INSERT INTO retort_new_author (id, name) SELECT id, name FROM author;
DROP TABLE author;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_author RENAME TO author;
PRAGMA legacy_alter_table = OFF;
