ALTER TABLE author RENAME TO writer;
ALTER TABLE book DROP FOREIGN KEY fk_book_author_id;
DROP TABLE writer;

-- undone by
CREATE TABLE writer (
  id BIGINT NOT NULL,
  n INT NOT NULL,
  PRIMARY KEY (id)
);
ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES writer (id);
ALTER TABLE writer RENAME TO author;
