package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Allow;
import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

/** Several steps, none of them undone by hand: the downgrade is derived, last step first. */
@Allow(value = "BC02", because = "the library is closed while its application is replaced")
@Revision(message = "let members reserve books", down = AddOverdueView.class)
public final class CreateReservations implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "reservation",
        column("book_id", bigint()).primaryKey().references("book", "id"),
        column("member_id", bigint()).primaryKey().references("member", "id", CASCADE),
        column("reserved_at", timestamp()).defaultSql("CURRENT_TIMESTAMP"));
    op.addColumn("book", column("copies", integer()).defaultValue(1).check("copies >= 0"));
    op.renameColumn("book", "shelf", "location");
    op.createIndex("reservation", index("member_id"));
  }
}
