CREATE TABLE retort_new_loan (book_id INTEGER, CONSTRAINT fk_loan_book_id FOREIGN KEY (book_id) REFERENCES book (id));
INSERT INTO retort_new_loan (book_id) SELECT book_id FROM loan;
DROP TABLE loan;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_loan RENAME TO loan;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE retort_new_book (id INTEGER NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, stock INTEGER NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));
INSERT INTO retort_new_book (id, author_id, title, price, stock) SELECT id, author_id, title, price, stock FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - table book column id BIGINT NOT NULL
--   + table book column id INTEGER NOT NULL
--   - table loan column book_id BIGINT
--   + table loan column book_id INTEGER

-- undone by
CREATE TABLE retort_new_loan (book_id BIGINT, CONSTRAINT fk_loan_book_id FOREIGN KEY (book_id) REFERENCES book (id));
INSERT INTO retort_new_loan (book_id) SELECT book_id FROM loan;
DROP TABLE loan;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_loan RENAME TO loan;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE retort_new_book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, stock INTEGER NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));
INSERT INTO retort_new_book (id, author_id, title, price, stock) SELECT id, author_id, title, price, stock FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;
