package dev.retort.spring;

import dev.retort.engine.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code retort.*}.
 *
 * @param mode what happens when the application starts
 * @param schema the schema to work in; the connection's own if not set
 * @param historyTable the table that keeps what is applied
 * @param migrationLockTimeout how long to wait while another instance migrates; ten minutes if not
 *     set
 * @param statementLockTimeout how long a statement of a migration may wait for a lock before its
 *     step rolls back and is tried again; as the database has it if not set
 * @param statementTimeout how long a statement of a migration may run; as the database has it if
 *     not set
 * @param lockRetries how often a step that waited too long for a lock is tried again
 * @param unsettled what to do with a step that a crash interrupted and whose outcome nothing tells
 * @param allowUnreviewed whether to run SQL that is not the one that was kept for review
 * @param allowEmpty whether an application without revisions may start
 * @param besideOthers whether Flyway or Liquibase may migrate in the same application
 * @param datasource the connection that migrations use, where it is not the application's own
 */
@ConfigurationProperties("retort")
public record RetortProperties(
    @DefaultValue("apply") Mode mode,
    @Nullable String schema,
    @DefaultValue("retort_history") String historyTable,
    @Nullable Duration migrationLockTimeout,
    @Nullable Duration statementLockTimeout,
    @Nullable Duration statementTimeout,
    @Nullable Integer lockRetries,
    Settings.@Nullable Unsettled unsettled,
    @DefaultValue("false") boolean allowUnreviewed,
    @DefaultValue("false") boolean allowEmpty,
    @DefaultValue("false") boolean besideOthers,
    @DefaultValue Datasource datasource) {

  /** What happens when the application starts. */
  public enum Mode {
    /** What is pending is applied. */
    APPLY,
    /** Nothing is changed; the application does not start unless the database is up to date. */
    VALIDATE,
    /** Nothing: the database is not looked at. */
    OFF
  }

  /**
   * The connection that migrations use. What is not set is the application's own.
   *
   * @param url its JDBC URL
   * @param username its user
   * @param password its password
   * @param driverClassName its driver; found by the URL if not set
   */
  public record Datasource(
      @Nullable String url,
      @Nullable String username,
      @Nullable String password,
      @Nullable String driverClassName) {

    boolean isSet() {
      return url != null || username != null;
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Datasource[url=" + url + ", username=" + username + "]";
    }
  }
}
