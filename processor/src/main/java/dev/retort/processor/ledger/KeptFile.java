package dev.retort.processor.ledger;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How a file in version control is written. */
public final class KeptFile {

  private KeptFile() {}

  /** Gives a file another text, atomically: whoever reads it sees the old one or the new one. */
  public static void replace(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
      }
      try {
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Why something could not be done to a file, for people. */
  public static String why(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8";
    } else if (e instanceof AccessDeniedException denied) {
      return "there is no permission for " + denied.getFile();
    } else if (e instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is in the way, where a folder must be";
    } else if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason() + " (" + other.getFile() + ")";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
