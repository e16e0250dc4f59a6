package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

@Revision(message = "add loan due date", down = RequireMemberEmail.class)
public final class AddLoanDueDate implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.addColumn("loan", column("due_on", date()).nullable());
    op.createIndex("loan", index("due_on"));
  }
}
