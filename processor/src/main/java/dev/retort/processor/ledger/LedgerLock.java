package dev.retort.processor.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One build at a time: one process, and in it one thread of whatever class loader.
 *
 * <p>Between processes it is the operating system's lock on a file in the temporary folder, named
 * after the ledger, so that nothing strange lies beside the sources and a killed build leaves no
 * lock behind. Inside a process it is a monitor that all class loaders share: where any thread
 * closes the file, POSIX takes the whole process's lock on it away.
 */
final class LedgerLock {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private LedgerLock() {}

  /** What is done under the lock. */
  interface Action {
    void run() throws IOException;
  }

  /**
   * Does something while no other build does anything to a ledger.
   *
   * @param ledger its real, absolute path
   * @throws IOException the action's, or when another build holds the lock for a minute
   */
  static void holding(Path ledger, Action action) throws IOException {
    String name = "retort-" + IdTemplate.hash(ledger.toString()) + ".lock";
    Path file = Path.of(System.getProperty("java.io.tmpdir")).resolve(name);
    synchronized (name.intern()) { // one object for the whole JVM
      try (FileChannel channel = open(file);
          FileLock lock = lock(channel)) {
        if (!lock.isValid()) {
          throw new IOException("its lock " + file + " was lost");
        }
        action.run();
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException first) {
      try {
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
          // Other users' builds of the same sources wait for it too.
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
      } catch (FileAlreadyExistsException meanwhile) {
        // by another build, which is as well
      }
      return FileChannel.open(file, StandardOpenOption.WRITE);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("another build has held it for " + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
