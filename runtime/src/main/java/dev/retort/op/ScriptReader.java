package dev.retort.op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the files of {@code executeScript}: one for all databases, and those for one. */
final class ScriptReader {

  private static final String SUFFIX = ".sql";

  private static final List<Database> DATABASES =
      List.of(Dsl.H2, Dsl.POSTGRESQL, Dsl.MARIADB, Dsl.MYSQL, Dsl.SQLITE);

  private ScriptReader() {}

  static Script read(String file, ScriptFiles files) {
    if (file.isBlank() || file.contains("/") || file.contains("\\")) {
      throw new IllegalArgumentException(
          "executeScript(\""
              + file
              + "\"): give the name of a file beside the class, without a path");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> lookedFor = new ArrayList<>();
    put(texts, "", file, files, lookedFor);
    for (Database database : DATABASES) {
      put(texts, database.name(), of(file, database), files, lookedFor);
    }
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "executeScript(\"" + file + "\"): beside the class there is none of " + lookedFor);
    }
    return new Script(file, texts);
  }

  static boolean exists(String file, ScriptFiles files) {
    return files.read(file) != null
        || DATABASES.stream().anyMatch(database -> files.read(of(file, database)) != null);
  }

  private static void put(
      Map<String, String> texts,
      String database,
      String file,
      ScriptFiles files,
      List<String> lookedFor) {
    lookedFor.add(file);
    @Nullable String text = files.read(file);
    if (text != null) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("the script " + file + " is empty");
      }
      texts.put(database, text);
    }
  }

  private static String of(String file, Database database) {
    String stem = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    return stem + "." + database.name() + SUFFIX;
  }
}
