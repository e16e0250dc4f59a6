package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

@Revision(message = "create loan table", down = CreateBooks.class)
public final class CreateLoans implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "loan",
        column("id", bigint()).identity().primaryKey(),
        column("book_id", bigint()).references("book", "id"),
        column("member_id", bigint()).references("member", "id", CASCADE),
        column("lent_on", date()),
        column("returned_on", date()).nullable(),
        check("returned_on >= lent_on"),
        index("book_id"),
        index("member_id"));
  }
}
