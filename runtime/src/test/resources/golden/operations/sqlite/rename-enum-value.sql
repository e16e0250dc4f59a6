CREATE TABLE retort_new_guest (mood TEXT CHECK (mood IN ('fine', 'bad')));
INSERT INTO retort_new_guest (mood) SELECT CASE mood WHEN 'good' THEN 'fine' ELSE mood END FROM guest;
DROP TABLE guest;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_guest RENAME TO guest;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE retort_new_person (id INTEGER NOT NULL, mood TEXT DEFAULT 'fine' NOT NULL CHECK (mood IN ('fine', 'bad')), CONSTRAINT pk_person PRIMARY KEY (id));
INSERT INTO retort_new_person (id, mood) SELECT id, CASE mood WHEN 'good' THEN 'fine' ELSE mood END FROM person;
DROP TABLE person;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_person RENAME TO person;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   + table guest column mood TEXT CHECK ( mood IN ( 'fine' , 'bad' ) )
--   - table guest column mood TEXT CHECK ( mood IN ( 'good' , 'bad' ) )
--   + table person column mood TEXT CHECK ( mood IN ( 'fine' , 'bad' ) ) DEFAULT 'fine' NOT NULL
--   - table person column mood TEXT CHECK ( mood IN ( 'good' , 'bad' ) ) DEFAULT 'good' NOT NULL

-- undone by
CREATE TABLE retort_new_guest (mood TEXT CHECK (mood IN ('good', 'bad')));
INSERT INTO retort_new_guest (mood) SELECT CASE mood WHEN 'fine' THEN 'good' ELSE mood END FROM guest;
DROP TABLE guest;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_guest RENAME TO guest;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE retort_new_person (id INTEGER NOT NULL, mood TEXT DEFAULT 'good' NOT NULL CHECK (mood IN ('good', 'bad')), CONSTRAINT pk_person PRIMARY KEY (id));
INSERT INTO retort_new_person (id, mood) SELECT id, CASE mood WHEN 'fine' THEN 'good' ELSE mood END FROM person;
DROP TABLE person;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_person RENAME TO person;
PRAGMA legacy_alter_table = OFF;
