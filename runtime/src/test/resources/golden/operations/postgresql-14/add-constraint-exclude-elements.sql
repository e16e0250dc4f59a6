ALTER TABLE booking ADD CONSTRAINT ex_booking_b3a4a1ae EXCLUDE USING gist (during WITH &&);

-- in the catalogue
--   + constraint booking ex_booking_b3a4a1ae EXCLUDE USING gist (during WITH &&)
--   + index CREATE INDEX ex_booking_b3a4a1ae ON booking USING gist (during)

-- undone by
ALTER TABLE booking DROP CONSTRAINT ex_booking_b3a4a1ae;
