CREATE TABLE retort_new_book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, stock INTEGER NOT NULL, editor_id BIGINT DEFAULT 2 NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id), CONSTRAINT fk_book_editor_id FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE RESTRICT);
INSERT INTO retort_new_book (id, author_id, title, price, stock, editor_id) SELECT id, author_id, title, price, stock, 2 FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   + table book CONSTRAINT fk_book_editor_id FOREIGN KEY ( editor_id ) REFERENCES author ( id ) ON DELETE RESTRICT
--   + table book column editor_id BIGINT DEFAULT 2 NOT NULL

-- undone by
CREATE TABLE retort_new_book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, stock INTEGER NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));
INSERT INTO retort_new_book (id, author_id, title, price, stock) SELECT id, author_id, title, price, stock FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;
