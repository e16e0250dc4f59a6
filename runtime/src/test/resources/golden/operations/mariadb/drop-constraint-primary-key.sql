ALTER TABLE author DROP PRIMARY KEY;

-- in the catalogue
--   - table `author` PRIMARY KEY (`id`)

-- undone by
ALTER TABLE author ADD PRIMARY KEY (id);
