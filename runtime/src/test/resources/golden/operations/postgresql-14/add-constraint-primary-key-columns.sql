ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a, b);

-- in the catalogue
--   - column t a integer
--   + column t a integer not null
--   + constraint t pk_t PRIMARY KEY (a, b)
--   + index CREATE UNIQUE INDEX pk_t ON t USING btree (a, b)

-- undone by
ALTER TABLE t DROP CONSTRAINT pk_t;
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
