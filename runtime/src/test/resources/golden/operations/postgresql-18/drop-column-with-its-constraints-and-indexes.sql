ALTER TABLE t DROP COLUMN a;

-- in the catalogue
--   - column t a bigint not null default 1
--   - constraint t ck_t_a CHECK ((a > 0))
--   - constraint t fk_t_a FOREIGN KEY (a) REFERENCES p(id) ON DELETE CASCADE
--   - constraint t uq_t_a UNIQUE (a)
--   - index CREATE INDEX ix_t_a ON t USING btree (a DESC)
--   - index CREATE UNIQUE INDEX uq_t_a ON t USING btree (a)

-- undone by
ALTER TABLE t ADD COLUMN a bigint DEFAULT 1 NOT NULL;
ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a);
ALTER TABLE t ADD CONSTRAINT ck_t_a CHECK (a > 0);
ALTER TABLE t ADD CONSTRAINT fk_t_a FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE;
CREATE INDEX ix_t_a ON t (a DESC);
