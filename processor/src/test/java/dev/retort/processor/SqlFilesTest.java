package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.processor.message.Message;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code .sql} files beside revisions, from the source folder to a migrated database. */
class SqlFilesTest {

  @TempDir private Path folder;
  private Compilation compilation;

  @BeforeEach
  void aSqlMigration() {
    compilation =
        new Compilation(folder)
            .source(
                """
                package shop;
                import dev.retort.*;
                @Revision(message = "audit")
                final class AddAudit implements SqlMigration {}
                """);
  }

  private void file(String place, String text) {
    Compilation.write(folder.resolve(place), text);
  }

  @Test
  void aFileBesideTheSourceRunsFromTheClasses() {
    file("src/main/java/shop/AddAudit.sql", "CREATE TABLE audit (x INT);");
    file("src/main/java/shop/AddAudit.down.sql", "DROP TABLE audit;");
    assertThat(compilation.compile().messages()).isEmpty();
    try (Application application = new Application(compilation.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactly("audit");
      application.load().downgrade("base");
      assertThat(application.tables()).isEmpty();
    }
  }

  @Test
  void aFileOfOneDatabaseIsEnough() {
    file("src/main/java/shop/AddAudit.h2.sql", "CREATE TABLE audit (x INT)");
    assertThat(compilation.compile().messages()).isEmpty();
    try (Application application = new Application(compilation.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactly("audit");
    }
  }

  @Test
  void aFileInTheResourcesIsFound() {
    file("src/main/resources/shop/AddAudit.sql", "CREATE TABLE audit (x INT)");
    assertThat(compilation.compile().messages()).isEmpty();
  }

  @Test
  void withoutAFileItDoesNotCompile() {
    Compilation.Result result = compilation.compile();
    assertThat(result.success()).isFalse();
    assertThat(result.of(Message.NO_SQL_FILE))
        .singleElement()
        .asString()
        .contains("its file AddAudit.sql is nowhere", "src/main/resources/shop");
  }

  @Test
  void aClassThatSaysItselfWhatItDoesNeedsNone() {
    compilation.source(
        """
        package shop;
        import dev.retort.*;
        import dev.retort.op.Operations;
        @Revision(message = "audit")
        final class AddAudit implements SqlMigration {
          @Override public void upgrade(Operations op) { op.executeScript("any.sql"); }
        }
        """);
    file("src/main/java/shop/any.sql", "CREATE TABLE audit (x INT)");
    assertThat(compilation.compile().messages()).isEmpty();
    try (Application application = new Application(compilation.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactly("audit");
    }
  }

  @Test
  void aFileThatChangedAfterItWasCompiledIsNotRun() {
    file("src/main/java/shop/AddAudit.sql", "CREATE TABLE audit (x INT)");
    assertThat(compilation.compile().messages()).isEmpty();
    file("target/classes/shop/AddAudit.sql", "CREATE TABLE other (x INT)");
    try (Application application = new Application(compilation.classes())) {
      assertThatThrownBy(() -> application.load().apply())
          .hasMessageContaining("AddAudit.sql is not what it was")
          .hasMessageContaining("rebuild");
      assertThat(application.tables()).isEmpty();
    }
  }
}
