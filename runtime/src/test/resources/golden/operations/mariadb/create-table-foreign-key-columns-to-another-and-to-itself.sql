CREATE TABLE c (
  x INT NOT NULL,
  y INT NOT NULL,
  CONSTRAINT uq_c_y UNIQUE (y),
  CONSTRAINT fk_c_x_y FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE,
  CONSTRAINT self FOREIGN KEY (x) REFERENCES c (y)
);

-- in the catalogue
--   + table `c`
--   + table `c` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `c` CONSTRAINT `fk_c_x_y` FOREIGN KEY (`x`, `y`) REFERENCES `p` (`a`, `b`) ON DELETE CASCADE
--   + table `c` CONSTRAINT `self` FOREIGN KEY (`x`) REFERENCES `c` (`y`)
--   + table `c` KEY `fk_c_x_y` (`x`,`y`)
--   + table `c` UNIQUE KEY `uq_c_y` (`y`)
--   + table `c` `x` int(11) NOT NULL
--   + table `c` `y` int(11) NOT NULL

-- undone by
DROP TABLE c;
