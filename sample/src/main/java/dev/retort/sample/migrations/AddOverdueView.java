package dev.retort.sample.migrations;

import static dev.retort.op.Dsl.*;

import dev.retort.Migration;
import dev.retort.Revision;
import dev.retort.op.Operations;

/** Raw SQL with its reverse, so that the downgrade is still derived. */
@Revision(message = "add view of overdue loans", down = AddLoanDueDate.class)
public final class AddOverdueView implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.execute(
        sql("""
                CREATE VIEW overdue_loan AS
                SELECT loan.id, member.email, book.title, loan.due_on
                FROM loan
                JOIN member ON member.id = loan.member_id
                JOIN book ON book.id = loan.book_id
                WHERE loan.returned_on IS NULL AND loan.due_on < CURRENT_DATE
                """)
            .reversedBy("DROP VIEW overdue_loan"));
  }
}
