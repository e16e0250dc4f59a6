package dev.retort.dialect;

import static dev.retort.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.MariaDbServer;
import dev.retort.MigrationRegistry;
import dev.retort.Plan;
import dev.retort.TestChain;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation on a real MariaDB: the SQL, and up, down and up again with rows there. */
class MariaDbOperationsTest {

  private static MigrationRegistry registry(DataSource database, MariaDbCases.Case each) {
    return MigrationRegistry.builder(database)
        .source(
            new TestChain()
                .then(
                    "Library",
                    MariaDbCases::library,
                    op -> {
                      op.dropTable("book");
                      op.dropTable("shelf");
                      op.dropEnum("genre");
                    })
                .then("Change", each.change(), each.down()))
        .build();
  }

  @ParameterizedTest
  @MethodSource("dev.retort.dialect.MariaDbCases#all")
  void isThisSqlAndGoesUpAndDownAndUpAgain(MariaDbCases.Case each) {
    DataSource database = MariaDbServer.database();
    MigrationRegistry registry = registry(database, each);
    registry.upgrade("Library");
    List<String> before = MariaDbServer.catalogue(database);
    assertThat(registry.plan("head").revisions())
        .singleElement()
        .extracting(Plan.PlannedRevision::steps)
        .isEqualTo(each.sql());
    registry.apply();
    List<String> after = MariaDbServer.catalogue(database);
    registry.downgrade("Library");
    assertThat(MariaDbServer.catalogue(database)).isEqualTo(before);
    assertThat(query(database, "SELECT title FROM book ORDER BY 1"))
        .isEqualTo(each.name().equals("dropTable") ? List.of() : List.of("a", "b"));
    registry.apply();
    assertThat(MariaDbServer.catalogue(database)).isEqualTo(after);
    registry.downgrade("base");
    assertThat(MariaDbServer.catalogue(database)).isEmpty();
  }
}
