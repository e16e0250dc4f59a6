CREATE TABLE retort_new_guest (mood TEXT CHECK (mood IN ('great', 'good', 'bad')));
INSERT INTO retort_new_guest (mood) SELECT mood FROM guest;
DROP TABLE guest;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_guest RENAME TO guest;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE retort_new_person (id INTEGER NOT NULL, mood TEXT DEFAULT 'good' NOT NULL CHECK (mood IN ('great', 'good', 'bad')), CONSTRAINT pk_person PRIMARY KEY (id));
INSERT INTO retort_new_person (id, mood) SELECT id, mood FROM person;
DROP TABLE person;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_person RENAME TO person;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - table guest column mood TEXT CHECK ( mood IN ( 'good' , 'bad' ) )
--   + table guest column mood TEXT CHECK ( mood IN ( 'great' , 'good' , 'bad' ) )
--   - table person column mood TEXT CHECK ( mood IN ( 'good' , 'bad' ) ) DEFAULT 'good' NOT NULL
--   + table person column mood TEXT CHECK ( mood IN ( 'great' , 'good' , 'bad' ) ) DEFAULT 'good' NOT NULL

-- can't be undone
--   rows may hold the value 'great' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
