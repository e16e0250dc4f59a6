ALTER TABLE book RENAME TO `Book`;

-- undone by
ALTER TABLE `Book` RENAME TO book;
