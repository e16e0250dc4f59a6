ALTER TABLE t DROP CONSTRAINT pk_t;

-- in the catalogue
--   - constraint t pk_t PRIMARY KEY (id)
--   - index CREATE UNIQUE INDEX pk_t ON t USING btree (id)

-- undone by
ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (id);
