package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

@Revision(message = "create member table")
public final class CreateMembers implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "member",
        column("id", bigint()).identity().primaryKey(),
        column("name", varchar(100)),
        column("joined_on", date()).defaultSql("CURRENT_DATE"));
  }
}
