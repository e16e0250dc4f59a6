package dev.retort.spring;

import dev.retort.MigrationRegistry;
import dev.retort.RunReport;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Creating it migrates, or validates; what uses the database is created after it. */
public class RetortInitializer implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(RetortInitializer.class);

  private final MigrationRegistry registry;
  private final RetortProperties.Mode mode;
  private final List<String> others;

  /**
   * An initializer.
   *
   * @param others what else would migrate, by name; none mostly
   */
  RetortInitializer(MigrationRegistry registry, RetortProperties.Mode mode, List<String> others) {
    this.registry = registry;
    this.mode = mode;
    this.others = others;
  }

  @Override
  public void afterPropertiesSet() {
    if (!others.isEmpty()) {
      throw new SeveralMigratorsException(others);
    }
    switch (mode) {
      case APPLY -> {
        RunReport report = registry.apply();
        report.warnings().forEach(LOG::warn);
        LOG.info("{}", report);
      }
      case VALIDATE -> registry.validate();
      case OFF -> {}
    }
  }
}
