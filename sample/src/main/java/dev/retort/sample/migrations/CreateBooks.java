package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

@Revision(message = "create book table", down = CreateMembers.class)
public final class CreateBooks implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "book",
        column("id", bigint()).identity().primaryKey(),
        column("isbn", character(13)).unique(),
        column("title", varchar(200)),
        column("shelf", varchar(10)).nullable(),
        index("title"));
  }
}
