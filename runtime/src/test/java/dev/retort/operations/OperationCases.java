package dev.retort.operations;

import dev.retort.op.Database;
import java.util.ArrayList;
import java.util.List;

/** Every operation of the vocabulary with every option that it has. */
public final class OperationCases {

  private OperationCases() {}

  /**
   * All of them, in the order of the page.
   *
   * @param database for which they are written
   * @param sales a schema's name that nobody else uses
   */
  public static List<Case> all(Database database, String sales) {
    List<Case> all = new ArrayList<>();
    all.addAll(new TypeCases(database, sales).all());
    all.addAll(new TableCases(database, sales).all());
    all.addAll(new ColumnCases(database, sales).all());
    all.addAll(new AlterationCases(database, sales).all());
    all.addAll(new IndexCases(database, sales).all());
    all.addAll(new ConstraintCases(database, sales).all());
    all.addAll(new ObjectCases(database, sales).all());
    all.addAll(new RowCases(database, sales).all());
    all.addAll(new SqlCases(database, sales).all());
    return all;
  }

  /** One of them. */
  public static Case named(String name, Database database, String sales) {
    return all(database, sales).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The names of all of them. */
  public static List<String> names() {
    return all(dev.retort.op.Dsl.H2, "sales").stream().map(Case::name).toList();
  }
}
