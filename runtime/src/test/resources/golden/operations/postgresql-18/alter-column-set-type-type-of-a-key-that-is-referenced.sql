ALTER TABLE loan DROP CONSTRAINT fk_loan_book_id;
ALTER TABLE book ALTER COLUMN id TYPE integer;
ALTER TABLE loan ALTER COLUMN book_id TYPE integer;
ALTER TABLE loan ADD CONSTRAINT fk_loan_book_id FOREIGN KEY (book_id) REFERENCES book (id);

-- in the catalogue
--   - column book id bigint not null
--   + column book id integer not null
--   - column loan book_id bigint
--   + column loan book_id integer

-- undone by
ALTER TABLE loan DROP CONSTRAINT fk_loan_book_id;
ALTER TABLE loan ALTER COLUMN book_id TYPE bigint;
ALTER TABLE book ALTER COLUMN id TYPE bigint;
ALTER TABLE loan ADD CONSTRAINT fk_loan_book_id FOREIGN KEY (book_id) REFERENCES book (id);
