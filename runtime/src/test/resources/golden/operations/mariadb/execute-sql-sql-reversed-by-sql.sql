UPDATE book SET stock = stock + 1;

-- undone by
UPDATE book SET stock = stock - 1;
