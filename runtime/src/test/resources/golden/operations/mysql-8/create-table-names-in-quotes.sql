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

-- undone by
DROP TABLE t;
