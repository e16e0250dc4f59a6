package dev.retort.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.DriftException;
import dev.retort.MigrationRegistry;
import dev.retort.PostgresServer;
import dev.retort.StepFailedException;
import dev.retort.TestDatabase;
import dev.retort.spring.shop.Accounts;
import dev.retort.spring.shop.Greeter;
import dev.retort.spring.shop.ShopApplication;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Real applications that start: the starter on the class path, and nothing written for it. */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD) // what an application prints is looked at
class StarterTest {

  private static final String FAILED = "APPLICATION FAILED TO START";

  private static ConfigurableApplicationContext start(String... properties) {
    return new SpringApplicationBuilder(ShopApplication.class)
        .web(WebApplicationType.NONE)
        .run(Stream.of(properties).map(each -> "--" + each).toArray(String[]::new));
  }

  private static String h2() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  }

  private static String postgresql() {
    return PostgresServer.NEWEST.fresh().getUrl() + "&user=postgres";
  }

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void migratesBeforeAnythingUsesTheDatabase(String kind) {
    String url = kind.equals("H2") ? h2() : postgresql();
    for (int i = 0; i < 2; i++) {
      try (ConfigurableApplicationContext shop = start("spring.datasource.url=" + url)) {
        assertThat(shop.getBean(Greeter.class).greeting()).isEqualTo("Hello Ann");
        assertThat(shop.getBean(Accounts.class).count()).isEqualTo(1);
        assertThat(shop.getBean(MigrationRegistry.class).pending()).isEmpty();
      }
    }
  }

  @Test
  void offDoesNotLookAtTheDatabase(CapturedOutput output) {
    assertThatThrownBy(() -> start("retort.mode=off", "spring.datasource.url=" + h2()))
        .hasStackTraceContaining("account");
    assertThat(output).doesNotContain("Retort");
  }

  @Test
  void validateStartsOnlyOnADatabaseThatIsUpToDateAndChangesNothing(CapturedOutput output) {
    String url = h2();
    String[] validate = {"retort.mode=validate", "spring.datasource.url=" + url};
    assertThatThrownBy(() -> start(validate)).hasRootCauseInstanceOf(DriftException.class);
    assertThat(output).contains(FAILED, "create_account_table is pending; apply() runs it");
    assertThat(TestDatabase.tables(TestDatabase.at(url))).isEmpty();

    start("spring.datasource.url=" + url).close();
    start(validate).close();
  }

  @Test
  void aFailedStepIsToldWithoutAStackTrace(CapturedOutput output) {
    String url = h2();
    TestDatabase.execute(TestDatabase.at(url), "CREATE TABLE account (id INT)");
    assertThatThrownBy(() -> start("spring.datasource.url=" + url))
        .hasStackTraceContaining(StepFailedException.class.getName());
    assertThat(output)
        .contains(
            FAILED, "step 1 of 1 of revision", "CREATE TABLE account", "already exists", "Action:")
        .doesNotContain("\tat dev.retort");
  }

  @Test
  void migrationsMayHaveAUserOfTheirOwn() {
    PGSimpleDataSource owner = PostgresServer.NEWEST.fresh();
    owner.setUser("postgres");
    String app = "app_" + UUID.randomUUID().toString().replace("-", "");
    TestDatabase.execute(
        owner,
        "CREATE ROLE " + app + " LOGIN",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE ON TABLES TO " + app);
    try (ConfigurableApplicationContext shop =
        start(
            "spring.datasource.url=" + owner.getUrl(),
            "spring.datasource.username=" + app,
            "retort.datasource.username=postgres")) {
      assertThat(shop.getBean(Accounts.class).count()).isEqualTo(1);
      assertThat(TestDatabase.query(shop.getBean(DataSource.class), "SELECT current_user"))
          .containsExactly(app);
    }
    assertThat(
            TestDatabase.query(
                owner, "SELECT tableowner FROM pg_tables WHERE tablename = 'account'"))
        .containsExactly("postgres");
  }

  @Test
  void propertiesReachTheBuilder() {
    String url = h2();
    start(
            "spring.datasource.url=" + url,
            "retort.history-table=moved",
            "retort.migration-lock-timeout=5s",
            "retort.statement-lock-timeout=1s",
            "retort.statement-timeout=1m",
            "retort.lock-retries=3",
            "retort.unsettled=redo",
            "retort.schema=PUBLIC")
        .close();
    assertThat(TestDatabase.query(TestDatabase.at(url), "SELECT count(*) FROM moved"))
        .containsExactly("2");
  }

  @Test
  void theActuatorShowsTheHistory() {
    try (ConfigurableApplicationContext shop =
        start(
            "spring.datasource.url=" + h2(),
            "spring.jmx.enabled=true",
            "management.endpoints.jmx.exposure.include=retort")) {
      RetortEndpoint.State state = shop.getBean(RetortEndpoint.class).state();
      assertThat(state.current()).isEqualTo(state.heads()).hasSize(1);
      assertThat(state.pending()).isZero();
      assertThat(state.revisions())
          .extracting(RetortEndpoint.Revision::message, RetortEndpoint.Revision::state)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("create account table", "applied"),
              org.assertj.core.groups.Tuple.tuple("add ann", "applied"));
    }
  }

  @Test
  void twoMigratorsAreToldNotOrdered(CapturedOutput output) {
    String[] both = {"spring.datasource.url=" + h2(), "spring.flyway.enabled=true"};
    assertThatThrownBy(() -> start(both)).hasRootCauseInstanceOf(SeveralMigratorsException.class);
    assertThat(output)
        .contains(
            FAILED,
            "Retort and Flyway would both migrate",
            "Set spring.flyway.enabled=false",
            "retort.beside-others=true");
  }
}
