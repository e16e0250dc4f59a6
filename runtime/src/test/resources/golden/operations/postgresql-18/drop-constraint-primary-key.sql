ALTER TABLE author DROP CONSTRAINT pk_author;

-- in the catalogue
--   - constraint author pk_author PRIMARY KEY (id)
--   - index CREATE UNIQUE INDEX pk_author ON author USING btree (id)

-- undone by
ALTER TABLE author ADD CONSTRAINT pk_author PRIMARY KEY (id);
