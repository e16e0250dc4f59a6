package dev.retort.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** What else would migrate the database of this application. */
final class OtherMigrators {

  /** The name of each, and the type of the bean that stands for it. */
  private static final Map<String, String> BEANS =
      Map.of(
          "Flyway", "org.flywaydb.core.Flyway",
          "Liquibase", "liquibase.integration.spring.SpringLiquibase");

  private OtherMigrators() {}

  /** Those that there is a bean of; creates none. */
  static List<String> in(ListableBeanFactory beans) {
    List<String> found = new ArrayList<>();
    BEANS.forEach(
        (name, type) -> {
          ClassLoader loader = beans.getClass().getClassLoader();
          if (ClassUtils.isPresent(type, loader)
              && beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader), true, false)
                      .length
                  > 0) {
            found.add(name);
          }
        });
    return found.stream().sorted().toList();
  }
}
