DROP TABLE t;

-- in the catalogue
--   - index CREATE UNIQUE INDEX a_down ON t ( a DESC )
--   - table t
--   - table t CONSTRAINT ck_t_a CHECK ( a > 0 )
--   - table t CONSTRAINT fk_t_a FOREIGN KEY ( a ) REFERENCES p ( id ) ON DELETE CASCADE
--   - table t CONSTRAINT self FOREIGN KEY ( a ) REFERENCES t ( id )
--   - table t CONSTRAINT uq_t_b UNIQUE ( b )
--   - table t column a BIGINT DEFAULT 1 NOT NULL
--   - table t column b INTEGER
--   - table t column id INTEGER CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT NOT NULL

-- undone by
CREATE TABLE t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY AUTOINCREMENT, a BIGINT DEFAULT 1 NOT NULL, b INTEGER, CONSTRAINT ck_t_a CHECK (a > 0), CONSTRAINT fk_t_a FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE, CONSTRAINT uq_t_b UNIQUE (b), CONSTRAINT self FOREIGN KEY (a) REFERENCES t (id));
CREATE UNIQUE INDEX a_down ON t (a DESC);
