CREATE TABLE retort_new_t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT, p_id BIGINT, t_id BIGINT, a INTEGER DEFAULT 7 NOT NULL, b VARCHAR(20), c INTEGER GENERATED ALWAYS AS (2 * id) VIRTUAL, CONSTRAINT fk_t_p_id FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL, CONSTRAINT fk_t_t_id FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE, CONSTRAINT ck_t_a CHECK (a > 0), CONSTRAINT uq_t_b UNIQUE (b), CONSTRAINT uq_t_b_a UNIQUE (b, a), CONSTRAINT one_or_other CHECK (a < 100 OR b <> ''));
INSERT INTO retort_new_t (id, p_id, t_id, a, b) SELECT id, p_id, t_id, a, b FROM t;
DELETE FROM sqlite_sequence WHERE name = 'retort_new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'retort_new_t', seq FROM sqlite_sequence WHERE name = 't' COLLATE NOCASE;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
CREATE UNIQUE INDEX down ON t (a DESC, b);

-- in the catalogue
--   + table t column b VARCHAR ( 20 )
--   - table t column b VARCHAR ( 9 )

-- undone by
CREATE TABLE retort_new_t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT, p_id BIGINT, t_id BIGINT, a INTEGER DEFAULT 7 NOT NULL, b VARCHAR(9), c INTEGER GENERATED ALWAYS AS (2 * id) VIRTUAL, CONSTRAINT fk_t_p_id FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL, CONSTRAINT fk_t_t_id FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE, CONSTRAINT ck_t_a CHECK (a > 0), CONSTRAINT uq_t_b UNIQUE (b), CONSTRAINT uq_t_b_a UNIQUE (b, a), CONSTRAINT one_or_other CHECK (a < 100 OR b <> ''));
INSERT INTO retort_new_t (id, p_id, t_id, a, b) SELECT id, p_id, t_id, a, b FROM t;
DELETE FROM sqlite_sequence WHERE name = 'retort_new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'retort_new_t', seq FROM sqlite_sequence WHERE name = 't' COLLATE NOCASE;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
CREATE UNIQUE INDEX down ON t (a DESC, b);
