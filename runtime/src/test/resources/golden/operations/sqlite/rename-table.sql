ALTER TABLE book RENAME TO volume;

-- in the catalogue
--   - table book
--   - table book CONSTRAINT pk_book PRIMARY KEY ( id )
--   - table book column author_id BIGINT NOT NULL
--   - table book column id BIGINT NOT NULL
--   - table book column price DECIMAL ( 10 , 2 ) DEFAULT 9.9
--   - table book column stock INTEGER NOT NULL
--   - table book column title VARCHAR ( 200 ) NOT NULL
--   + table volume
--   + table volume CONSTRAINT pk_book PRIMARY KEY ( id )
--   + table volume column author_id BIGINT NOT NULL
--   + table volume column id BIGINT NOT NULL
--   + table volume column price DECIMAL ( 10 , 2 ) DEFAULT 9.9
--   + table volume column stock INTEGER NOT NULL
--   + table volume column title VARCHAR ( 200 ) NOT NULL

-- undone by
ALTER TABLE volume RENAME TO book;
