ALTER TYPE mood RENAME VALUE 'good' TO 'fine';

-- in the catalogue
--   + column t moods mood[] not null default '{fine}'::mood[]
--   - column t moods mood[] not null default '{good}'::mood[]
--   + type mood e 'fine', 'bad'
--   - type mood e 'good', 'bad'

-- undone by
ALTER TYPE mood RENAME VALUE 'fine' TO 'good';
