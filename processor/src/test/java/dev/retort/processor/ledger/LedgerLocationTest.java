package dev.retort.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerLocationTest {

  private static LedgerLocation ofSource(String path, String packageName) {
    return LedgerLocation.ofSource(Path.of(path).toUri(), packageName);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // Maven and Gradle
    "/work/shop/src/main/java/shop/db/A.java, shop.db, /work/shop/revisions.lock",
    "/work/shop/src/test/java/shop/db/A.java, shop.db, /work/shop/revisions.test.lock",
    "/work/shop/src/integrationTest/java/shop/A.java, shop, /work/shop/revisions.integrationTest.lock",
    "/work/shop/src/main/kotlin/shop/A.java, shop, /work/shop/revisions.lock",
    // IntelliJ, Eclipse, by hand
    "/work/shop/src/shop/A.java, shop, /work/shop/revisions.lock",
    "/work/shop/src/A.java, '', /work/shop/revisions.lock",
    "/work/shop/src/java/shop/A.java, shop, /work/shop/revisions.lock",
    "/work/shop/shop/A.java, shop, /work/shop/revisions.lock",
    "/work/shop/A.java, '', /work/shop/revisions.lock",
    // the module's own src is the last one; a package may be called src too
    "/home/me/src/shop/src/main/java/shop/A.java, shop, /home/me/src/shop/revisions.lock",
    "/work/shop/src/main/java/src/A.java, src, /work/shop/revisions.lock",
    // a container's /src
    "/src/main/java/shop/A.java, shop, /revisions.lock"
  })
  void theLedgerLiesInTheModulesFolder(String source, String packageName, String ledger) {
    assertThat(ofSource(source, packageName).file()).isEqualTo(Path.of(ledger));
  }

  @Test
  void aSourceThatIsNotInItsPackagesFolderTellsNothing() {
    assertThat(ofSource("/work/shop/src/main/java/A.java", "shop")).isNull();
    assertThat(ofSource("/work/shop/src/main/java/store/A.java", "shop")).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/work/test-shop/target/classes/, /work/test-shop/revisions.lock",
    "/work/shop/target/test-classes/, /work/shop/revisions.test.lock",
    "/work/shop/build/classes/java/main/, /work/shop/revisions.lock",
    "/work/shop/build/classes/java/test/, /work/shop/revisions.test.lock",
    "/work/shop/build/classes/java/functional/, /work/shop/revisions.functional.lock",
    "/work/shop/out/production/shop/, /work/shop/revisions.lock",
    "/work/shop/out/test/shop/, /work/shop/revisions.test.lock",
    "/work/shop/bin/, /work/shop/revisions.lock",
    "/work/shop/bin/main/, /work/shop/revisions.lock",
    "/work/shop/bin/test/, /work/shop/revisions.test.lock"
  })
  void whereTheCompilerTellsNoSourceItIsFoundFromTheFolderOfClasses(String output, String ledger) {
    LedgerLocation location = LedgerLocation.ofClassOutput(Path.of(output).toUri());

    assertThat(location.file()).isEqualTo(Path.of(ledger));
    assertThat(location.sourceRoot()).isNull();
  }

  @Test
  void anyOtherFolderOfClassesTellsNothing() {
    assertThat(LedgerLocation.ofClassOutput(Path.of("/work/shop/classes/").toUri())).isNull();
  }
}
