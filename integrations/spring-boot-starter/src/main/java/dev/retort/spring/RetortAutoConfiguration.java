package dev.retort.spring;

import dev.retort.MigrationRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Migrates before anything uses the database: the entity manager factory, {@code JdbcTemplate},
 * jOOQ and every bean with {@code @DependsOnDatabaseInitialization} wait for {@link
 * RetortInitializer}, which {@link RetortInitializerDetector} makes known to Spring Boot.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration", // Boot 4
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration", // Boot 3
    })
@EnableConfigurationProperties(RetortProperties.class)
public class RetortAutoConfiguration {

  /** Not there when {@code retort.mode} is {@code off}. */
  @Bean
  @ConditionalOnMissingBean
  @Conditional(RetortIsOn.class)
  MigrationRegistry retortMigrationRegistry(
      RetortProperties properties,
      ObjectProvider<DataSource> dataSource,
      @RetortDataSource ObjectProvider<DataSource> own,
      ObjectProvider<RetortCustomizer> customizers) {
    MigrationRegistry.Builder builder =
        MigrationRegistry.builder(dataSource(properties.datasource(), dataSource, own))
            .historyTable(properties.historyTable());
    if (properties.schema() != null) {
      builder.schema(properties.schema());
    }
    if (properties.migrationLockTimeout() != null) {
      builder.migrationLockTimeout(properties.migrationLockTimeout());
    }
    if (properties.statementLockTimeout() != null) {
      builder.statementLockTimeout(properties.statementLockTimeout());
    }
    if (properties.statementTimeout() != null) {
      builder.statementTimeout(properties.statementTimeout());
    }
    if (properties.lockRetries() != null) {
      builder.lockRetries(properties.lockRetries());
    }
    if (properties.unsettled() != null) {
      builder.unsettled(properties.unsettled());
    }
    if (properties.allowUnreviewed()) {
      builder.allowUnreviewed();
    }
    if (properties.allowEmpty()) {
      builder.allowEmpty();
    }
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  /** Migrates while it is created. */
  @Bean
  @ConditionalOnMissingBean
  @Conditional(RetortIsOn.class)
  RetortInitializer retortInitializer(
      MigrationRegistry registry, RetortProperties properties, ListableBeanFactory beans) {
    return new RetortInitializer(
        registry,
        properties.mode(),
        properties.besideOthers() ? List.of() : OtherMigrators.in(beans));
  }

  private static DataSource dataSource(
      RetortProperties.Datasource set,
      ObjectProvider<DataSource> application,
      ObjectProvider<DataSource> own) {
    DataSource marked = own.getIfAvailable();
    if (marked != null) {
      return marked;
    } else if (!set.isSet()) {
      return application.getObject();
    }
    DataSourceBuilder<?> builder =
        set.url() == null
            ? DataSourceBuilder.derivedFrom(application.getObject())
            : DataSourceBuilder.create().url(set.url());
    if (set.username() != null) {
      builder.username(set.username()).password(set.password());
    }
    if (set.driverClassName() != null) {
      builder.driverClassName(set.driverClassName());
    }
    return builder.type(SimpleDriverDataSource.class).build(); // no pool for one connection
  }

  /** {@code retort.mode} in any spelling that Spring Boot takes for {@code off}. */
  static final class RetortIsOn implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      // YAML reads a bare off as false.
      String mode = context.getEnvironment().getProperty("retort.mode", "apply");
      return !mode.equalsIgnoreCase("off") && !mode.equalsIgnoreCase("false");
    }
  }
}
