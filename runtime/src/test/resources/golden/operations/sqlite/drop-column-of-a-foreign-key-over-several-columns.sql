CREATE TABLE retort_new_c (a INTEGER);
INSERT INTO retort_new_c (a) SELECT a FROM c;
DROP TABLE c;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_c RENAME TO c;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - table c CONSTRAINT fk_c_a_b FOREIGN KEY ( a , b ) REFERENCES p ( a , b )
--   - table c column b INTEGER

-- undone by
ALTER TABLE c ADD COLUMN b INTEGER;
CREATE TABLE retort_new_c (a INTEGER, b INTEGER, CONSTRAINT fk_c_a_b FOREIGN KEY (a, b) REFERENCES p (a, b));
INSERT INTO retort_new_c (a, b) SELECT a, b FROM c;
DROP TABLE c;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_c RENAME TO c;
PRAGMA legacy_alter_table = OFF;
