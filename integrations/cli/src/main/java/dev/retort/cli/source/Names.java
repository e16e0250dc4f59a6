package dev.retort.cli.source;

import java.util.Locale;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Names of classes, in sources. */
public final class Names {

  private Names() {}

  /** How one revision's source names another class without a new import. */
  static String in(SourceRevision source, SourceRevision other) {
    if (source.packageName().equals(other.packageName())) {
      return other.nameInPackage();
    }
    return source.imports().contains(other.className()) ? other.simpleName() : other.className();
  }

  /** A class's name for a message: {@code AddAccountEmail}; null where no word makes one. */
  public static @Nullable String ofMessage(String message) {
    StringBuilder name = new StringBuilder();
    for (String word : message.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        int first = word.codePointAt(0);
        int length = Character.charCount(first);
        name.appendCodePoint(Character.toUpperCase(first)).append(word.substring(length));
      }
    }
    if (name.length() > 0 && !Character.isJavaIdentifierStart(name.codePointAt(0))) {
      name.insert(0, "Revision");
    }
    String made = name.toString();
    return SourceVersion.isName(made) ? made : null;
  }

  /** {@code account_email} as {@code AccountEmail}. */
  public static String camelCase(String sqlName) {
    String made = ofMessage(sqlName.replace('_', ' ').toLowerCase(Locale.ROOT));
    return made == null ? "" : made;
  }
}
