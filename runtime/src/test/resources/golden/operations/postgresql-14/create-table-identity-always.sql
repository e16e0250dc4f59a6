CREATE TABLE t (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  CONSTRAINT pk_t PRIMARY KEY (id)
);

-- in the catalogue
--   + column t id bigint not null identity a
--   + constraint t pk_t PRIMARY KEY (id)
--   + index CREATE UNIQUE INDEX pk_t ON t USING btree (id)
--   + relation r t p

-- undone by
DROP TABLE t;
