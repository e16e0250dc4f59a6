package dev.retort;

import java.nio.file.Path;

/** Where the build has put the servers: {@code -Dretort.servers}, or the module beside this one. */
final class TestServers {

  private TestServers() {}

  static Path folder(String server) {
    return Path.of(System.getProperty("retort.servers", "../test-databases/target"), server)
        .toAbsolutePath();
  }
}
