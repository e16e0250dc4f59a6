DROP TYPE mood;

-- in the catalogue
--   - type mood e 'good'

-- undone by
CREATE TYPE mood AS ENUM ('good');
