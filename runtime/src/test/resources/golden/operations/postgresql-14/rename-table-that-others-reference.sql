ALTER TABLE author RENAME TO writer;
ALTER TABLE book DROP CONSTRAINT fk_book_author_id;
DROP TABLE writer;

-- in the catalogue
--   - column author id bigint not null
--   - column author n integer not null
--   - constraint author pk_author PRIMARY KEY (id)
--   - constraint book fk_book_author_id FOREIGN KEY (author_id) REFERENCES author(id)
--   - index CREATE UNIQUE INDEX pk_author ON author USING btree (id)
--   - relation r author p

-- undone by
CREATE TABLE writer (
  id bigint NOT NULL,
  n integer NOT NULL,
  CONSTRAINT pk_author PRIMARY KEY (id)
);
ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES writer (id);
ALTER TABLE writer RENAME TO author;
