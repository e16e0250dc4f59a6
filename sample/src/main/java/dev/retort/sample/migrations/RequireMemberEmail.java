package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Allow;
import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

/** Third of three steps: NULL is refused from now on. */
@Allow(value = "MF01", because = "FillMemberEmail makes each address out of the member's id")
@Revision(message = "require member email", down = FillMemberEmail.class)
public final class RequireMemberEmail implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.alterColumn("member", "email", setNotNull());
    op.addConstraint("member", unique("email"));
  }
}
