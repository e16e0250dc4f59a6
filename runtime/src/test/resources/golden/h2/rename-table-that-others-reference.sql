ALTER TABLE author RENAME TO writer;
ALTER TABLE book DROP CONSTRAINT fk_book_author_id;
DROP TABLE writer;

-- in the catalogue
--   - AUTHOR
--   - AUTHOR column ID BIGINT NOT NULL
--   - AUTHOR constraint PK_AUTHOR PRIMARY KEY (ID)
--   - AUTHOR index IX_AUTHOR_ID (ID NULLS FIRST)
--   - BOOK constraint FK_BOOK_AUTHOR_ID FOREIGN KEY (AUTHOR_ID) REFERENCES AUTHOR (ID) ON DELETE NO ACTION ON UPDATE NO ACTION

-- undone by
CREATE TABLE writer (
  id BIGINT NOT NULL,
  CONSTRAINT pk_author PRIMARY KEY (id)
);
CREATE INDEX ix_author_id ON writer (id);
ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES writer (id);
ALTER TABLE writer RENAME TO author;
