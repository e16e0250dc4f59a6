-- run: one more

-- undone by
UPDATE book SET stock = stock - 1;
