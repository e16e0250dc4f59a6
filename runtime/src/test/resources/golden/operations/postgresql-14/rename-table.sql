ALTER TABLE book RENAME TO volume;

-- in the catalogue
--   - column book author_id bigint not null
--   - column book id bigint not null
--   - column book price numeric(10,2) default 9.90
--   - column book stock integer not null
--   - column book title character varying(200) not null
--   + column volume author_id bigint not null
--   + column volume id bigint not null
--   + column volume price numeric(10,2) default 9.90
--   + column volume stock integer not null
--   + column volume title character varying(200) not null
--   - constraint book pk_book PRIMARY KEY (id)
--   + constraint volume pk_book PRIMARY KEY (id)
--   - index CREATE UNIQUE INDEX pk_book ON book USING btree (id)
--   + index CREATE UNIQUE INDEX pk_book ON volume USING btree (id)
--   - relation r book p
--   + relation r volume p

-- undone by
ALTER TABLE volume RENAME TO book;
