package dev.retort.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

/** A slice of the application has a migrated database too. */
@DataJpaTest
class SliceTest {

  @Autowired Accounts accounts;

  @Test
  void isMigrated() {
    assertThat(accounts.count()).isEqualTo(1);
  }
}
