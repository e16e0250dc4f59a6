DROP TABLE book;

-- undone by
CREATE TABLE book (
  id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  title VARCHAR(200) NOT NULL,
  price DECIMAL(10, 2) DEFAULT 9.90,
  stock INT NOT NULL,
  PRIMARY KEY (id)
);
