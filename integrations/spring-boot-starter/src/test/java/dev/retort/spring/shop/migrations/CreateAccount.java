package dev.retort.spring.shop.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

@Revision(message = "create account table")
public final class CreateAccount implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "account",
        column("id", bigint()).identity().primaryKey(),
        column("name", varchar(255)).nullable());
  }
}
