ALTER TABLE author RENAME TO writer;
CREATE TABLE retort_new_book (author_id BIGINT NOT NULL);
INSERT INTO retort_new_book (author_id) SELECT author_id FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_book_author_id ON book (author_id);
DROP TABLE writer;

-- in the catalogue
--   - table author
--   - table author CONSTRAINT pk_author PRIMARY KEY ( id )
--   - table author column id BIGINT NOT NULL
--   - table author column n INTEGER NOT NULL
--   - table book CONSTRAINT fk_book_author_id FOREIGN KEY ( author_id ) REFERENCES author ( id )

-- undone by
CREATE TABLE writer (id BIGINT NOT NULL, n INTEGER NOT NULL, CONSTRAINT pk_author PRIMARY KEY (id));
ALTER TABLE writer RENAME TO author;
CREATE TABLE retort_new_book (author_id BIGINT NOT NULL, CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id));
INSERT INTO retort_new_book (author_id) SELECT author_id FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_book_author_id ON book (author_id);
