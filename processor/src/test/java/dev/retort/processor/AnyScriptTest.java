package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Class names in any script, whatever the sources are encoded in: generated code is ASCII, and a
 * service file is always UTF-8. Compiled and run in processes whose file names are UTF-8.
 */
class AnyScriptTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"ISO-8859-1,Größe,Maß", "US-ASCII,Gr\\u00f6\\u00dfe,\\u8868"})
  void classNamesInAnyScriptCompileAndMigrate(String encoding, String first, String second)
      throws Exception {
    Path file = folder.resolve("src/main/java/shop/Main.java");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        package shop;
        import static dev.retort.op.Dsl.*;
        import dev.retort.*;
        import dev.retort.op.Operations;
        @Revision(message = "die %1$s") class %1$s implements Migration {
          public void upgrade(Operations op) { op.createTable("one", column("id", bigint())); }
        }
        @Revision(message = "%2$s", down = %1$s.class) class %2$s implements Migration {
          public void upgrade(Operations op) { op.createTable("two", column("id", bigint())); }
        }
        public class Main {
          public static void main(String[] args) throws Exception {
            var h2 = new org.h2.jdbcx.JdbcDataSource();
            h2.setURL("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
            MigrationRegistry registry = MigrationRegistry.load(h2);
            registry.apply();
            System.out.write(registry.history().toString().getBytes("UTF-8"));
            System.out.println(registry.current().get(0).value().equals(%1$s_Revisions.%2$s));
          }
        }
        """
            .formatted(first, second),
        Charset.forName(encoding));
    Path classes = folder.resolve("target/classes");
    String classPath = Jdk.path(classes, Compilation.runtime(), Jdk.h2());
    String[] compile = {
      "-encoding", encoding, "-cp", classPath, "-d", classes.toString(), file.toString()
    };

    assertThat(Jdk.current().javac(folder, compile).text()).isEmpty();

    Jdk.Output run = Jdk.current().java(folder, "-cp", classPath, "shop.Main");
    assertThat(run.text()).contains("  die Größe (").endsWith("true\n");
    assertThat(
            Files.readAllLines(classes.resolve("META-INF/services/dev.retort.spi.RevisionSource")))
        .isEqualTo(List.of("shop.Größe_Revisions"));
  }
}
