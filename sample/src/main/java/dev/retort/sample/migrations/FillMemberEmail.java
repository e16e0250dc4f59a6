package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

/** Second of three steps: every row gets a value. */
@Revision(message = "fill member email", down = AddMemberEmail.class)
public final class FillMemberEmail implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.update(
        "member",
        setSql("email", "CONCAT(LOWER(REPLACE(name, ' ', '.')), '@library.example')"),
        where("email IS NULL"));
  }

  @Override
  public void downgrade(Operations op) {
    op.update("member", set("email", null), allRows());
  }
}
