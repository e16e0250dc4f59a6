CREATE TABLE t (
  `order` INT NOT NULL,
  `Größe` INT NOT NULL,
  `user` INT NOT NULL,
  `v1.2` INT NOT NULL,
  `a–b` INT NOT NULL,
  `say "hi"` INT NOT NULL,
  PRIMARY KEY (`order`),
  CONSTRAINT `uq_t_Größe` UNIQUE (`Größe`),
  INDEX `ix_t_Größe_v1.2` (`Größe`, `v1.2`)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` KEY `ix_t_Größe_v1.2` (`Größe`,`v1.2`)
--   + table `t` PRIMARY KEY (`order`)
--   + table `t` UNIQUE KEY `uq_t_Größe` (`Größe`)
--   + table `t` `Größe` int(11) NOT NULL
--   + table `t` `a–b` int(11) NOT NULL
--   + table `t` `order` int(11) NOT NULL
--   + table `t` `say "hi"` int(11) NOT NULL
--   + table `t` `user` int(11) NOT NULL
--   + table `t` `v1.2` int(11) NOT NULL

-- undone by
DROP TABLE t;
