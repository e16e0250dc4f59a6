CREATE TABLE person (
  age INTEGER NOT NULL,
  name VARCHAR(50) NOT NULL,
  CONSTRAINT ck_person_age CHECK (age > 0),
  CONSTRAINT ck_person_age_2 CHECK (age < 200),
  CONSTRAINT ck_person_a16d1656 CHECK (name <> ''),
  CONSTRAINT nobody_is_one CHECK (name <> 'nobody' OR age = 1)
);

-- in the catalogue
--   + PERSON
--   + PERSON column AGE INTEGER NOT NULL
--   + PERSON column NAME CHARACTER VARYING(50) NOT NULL
--   + PERSON constraint CK_PERSON_A16D1656 CHECK {"NAME" <> ''}
--   + PERSON constraint CK_PERSON_AGE CHECK {"AGE" > 0}
--   + PERSON constraint CK_PERSON_AGE_2 CHECK {"AGE" < 200}
--   + PERSON constraint NOBODY_IS_ONE CHECK {("NAME" <> 'nobody') OR ("AGE" = 1)}

-- undone by
DROP TABLE person;
