package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;
import java.time.LocalDate;

/** Names just the columns it needs; never imports the application's model. */
@Revision(message = "seed the first members and books", down = CreateLoans.class)
public final class SeedCatalogue implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.insert(
        into("member", "name", "joined_on")
            .values("Ada Lovelace", LocalDate.of(2021, 12, 10))
            .values("Grace Hopper", LocalDate.of(2021, 12, 9)));
    op.insert(
        into("book", "isbn", "title")
            .values("9780131103627", "The C Programming Language")
            .values("9780201633610", "Design Patterns")
            .values("9780262033848", "Introduction to Algorithms"));
  }

  @Override
  public void downgrade(Operations op) {
    op.delete(
        "book", where("isbn IN (?, ?, ?)", "9780131103627", "9780201633610", "9780262033848"));
    op.delete("member", where("name IN (?, ?)", "Ada Lovelace", "Grace Hopper"));
  }
}
