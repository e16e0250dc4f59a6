package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import java.util.function.Consumer;

/** A chain whose tables have rows, for what comes after it. */
final class Shop {

  private Shop() {}

  static final Consumer<Operations> CREATE =
      op -> {
        op.createEnum("status", "open", "closed");
        op.createTable(
            "account",
            column("id", bigint()).identity().primaryKey(),
            column("name", varchar(100)),
            column("nick", varchar(50)).defaultValue("none"),
            column("email", varchar(254)).unique(),
            column("age", integer()).nullable());
        op.createTable(
            "loan",
            column("id", bigint()).identity().primaryKey(),
            column("account_id", bigint()),
            column("until", timestamp()),
            column("fee", decimal(8, 2)));
      };

  /** A revision whose way back is nobody's business here. */
  static LintChain.Rev oneWay(String name, Consumer<Operations> change) {
    return revision(name, change).downgrade(op -> op.irreversible("not asked here"));
  }

  /** A revision after the shop was opened. */
  static LintChain then(Consumer<Operations> change) {
    return LintChain.of(revision("CreateShop", CREATE), oneWay("Change", change));
  }

  /** Two revisions after the shop was opened. */
  static LintChain then(Consumer<Operations> first, Consumer<Operations> second) {
    return LintChain.of(
        revision("CreateShop", CREATE), oneWay("First", first), oneWay("Second", second));
  }
}
