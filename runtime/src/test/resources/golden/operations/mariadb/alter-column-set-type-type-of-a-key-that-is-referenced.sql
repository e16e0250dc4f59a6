ALTER TABLE loan DROP FOREIGN KEY fk_loan_book_id, DROP INDEX IF EXISTS fk_loan_book_id;
ALTER TABLE book MODIFY COLUMN id INT NOT NULL;
ALTER TABLE loan MODIFY COLUMN book_id INT;
ALTER TABLE loan ADD CONSTRAINT fk_loan_book_id FOREIGN KEY (book_id) REFERENCES book (id);

-- in the catalogue
--   - table `book` `id` bigint(20) NOT NULL
--   + table `book` `id` int(11) NOT NULL
--   - table `loan` `book_id` bigint(20) DEFAULT NULL
--   + table `loan` `book_id` int(11) DEFAULT NULL

-- undone by
ALTER TABLE loan DROP FOREIGN KEY fk_loan_book_id, DROP INDEX IF EXISTS fk_loan_book_id;
ALTER TABLE loan MODIFY COLUMN book_id BIGINT;
ALTER TABLE book MODIFY COLUMN id BIGINT NOT NULL;
ALTER TABLE loan ADD CONSTRAINT fk_loan_book_id FOREIGN KEY (book_id) REFERENCES book (id);
