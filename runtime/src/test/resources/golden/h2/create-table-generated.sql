CREATE TABLE area (
  width INTEGER NOT NULL,
  height INTEGER,
  size INTEGER GENERATED ALWAYS AS (width * height),
  twice INTEGER GENERATED ALWAYS AS (2 * width) NOT NULL
);

-- in the catalogue
--   + AREA
--   + AREA column HEIGHT INTEGER
--   + AREA column SIZE INTEGER GENERATED {"WIDTH" * "HEIGHT"}
--   + AREA column TWICE INTEGER NOT NULL GENERATED {2 * "WIDTH"}
--   + AREA column WIDTH INTEGER NOT NULL

-- undone by
DROP TABLE area;
