package dev.retort.spring.shop.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

@Revision(message = "add ann", down = CreateAccount.class)
public final class AddAnn implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.insert(into("account", "name").values("Ann"));
  }

  @Override
  public void downgrade(Operations op) {
    op.delete("account", where("name = ?", "Ann"));
  }
}
