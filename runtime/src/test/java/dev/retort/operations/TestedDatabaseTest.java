package dev.retort.operations;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.MigrationRegistry;
import dev.retort.TestChain;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the other tests here rely on: a catalogue tells all, and is the same when all is. */
class TestedDatabaseTest {

  private static void shop(Operations op) {
    op.createEnum("mood", "good", "bad");
    op.createTable(
        "owner",
        column("id", bigint()).identity().primaryKey(),
        column("name", varchar(50)).unique().defaultValue("it's").check("name <> ''"));
    op.createTable(
        "account",
        column("id", bigint()).primaryKey(),
        column("owner_id", bigint()).references("owner", "id", CASCADE),
        column("mood", enumType("mood")).nullable(),
        index(key("mood").desc()));
    op.createView("names", "SELECT name FROM owner");
    op.insert(into("owner", "id", "name").values(7, "Ann"));
  }

  @ParameterizedTest
  @EnumSource
  void aCatalogueTellsAllAndADatabaseMadeFromTheFoldHasTheSame(TestedDatabase database) {
    DataSource one = database.fresh();
    assertThat(database.catalogue(one)).isEmpty();
    TestChain chain = new TestChain().then("Shop", TestedDatabaseTest::shop);
    MigrationRegistry registry = MigrationRegistry.builder(one).source(chain).build();
    registry.apply();
    List<String> lines = database.catalogue(one);
    assertThat(lines)
        .as("each thing by its name")
        .allSatisfy(line -> assertThat(line).doesNotContain("own1", "db_"));
    assertThat(String.join("\n", lines).toLowerCase(Locale.ROOT))
        .contains("primary key", "uq_owner_name", "ck_owner_name", "fk_account_owner_id")
        .contains("ix_account_mood", "names", "'good'", "it''s", "cascade");
    Schema fold =
        Schema.empty().after(Operations.record(TestedDatabaseTest::shop), database.database());
    DataSource other = database.fresh();
    Creation.run(fold, database.dialect(), other);
    assertThat(database.catalogue(other)).isEqualTo(lines);
    registry.downgrade("base");
    assertThat(database.catalogue(one)).isEmpty();
  }
}
