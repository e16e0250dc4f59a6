package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

/** First of three steps to a column that must not be NULL: it comes nullable. */
@Revision(message = "add member email", down = SeedCatalogue.class)
public final class AddMemberEmail implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.addColumn("member", column("email", varchar(254)).nullable());
  }
}
