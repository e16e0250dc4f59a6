package dev.retort.spring.shop;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the database while it is created. */
@Component
public class Greeter {

  private final String greeting;

  Greeter(JdbcTemplate jdbc) {
    greeting = "Hello " + jdbc.queryForObject("SELECT min(name) FROM account", String.class);
  }

  public String greeting() {
    return greeting;
  }
}
