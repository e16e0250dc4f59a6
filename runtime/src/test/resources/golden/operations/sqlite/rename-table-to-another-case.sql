ALTER TABLE book RENAME TO retort_renamed_book;
ALTER TABLE retort_renamed_book RENAME TO "Book";

-- in the catalogue
--   + table Book
--   + table Book CONSTRAINT pk_book PRIMARY KEY ( id )
--   + table Book column author_id BIGINT NOT NULL
--   + table Book column id BIGINT NOT NULL
--   + table Book column price DECIMAL ( 10 , 2 ) DEFAULT 9.9
--   + table Book column stock INTEGER NOT NULL
--   + table Book column title VARCHAR ( 200 ) NOT NULL
--   - table book
--   - table book CONSTRAINT pk_book PRIMARY KEY ( id )
--   - table book column author_id BIGINT NOT NULL
--   - table book column id BIGINT NOT NULL
--   - table book column price DECIMAL ( 10 , 2 ) DEFAULT 9.9
--   - table book column stock INTEGER NOT NULL
--   - table book column title VARCHAR ( 200 ) NOT NULL

-- undone by
ALTER TABLE "Book" RENAME TO "retort_renamed_Book";
ALTER TABLE "retort_renamed_Book" RENAME TO book;
