package dev.retort.cli;

import dev.retort.cli.source.NewRevision;
import dev.retort.cli.source.SourceChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command for those who write migrations: it works on sources and asks no database. */
abstract class AuthorCommand extends AnyCommand {

  @Mixin SourceOptions sources = new SourceOptions();

  AuthorCommand(Invocation invocation) {
    super(invocation);
  }

  final SourceChain chain() {
    return sources.chain(terminal());
  }

  /** How new files come to be. */
  static final class Written {

    private final Map<Path, String> files = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Print what would be written; write nothing.")
    boolean dryRun;

    void add(Path file, String text) {
      files.put(file, text);
    }

    /**
     * Writes all of them, or none where one is there already.
     *
     * @throws RefusedException when a file is there
     */
    Answer answer(Terminal terminal, List<NewRevision> revisions) throws IOException {
      for (Path file : files.keySet()) {
        if (Files.exists(file)) {
          throw new RefusedException(
              terminal.shown(file)
                  + " is there already, and nothing was written; say another message, or --class");
        }
      }
      List<String> lines = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Map.Entry<Path, String> each : files.entrySet()) {
        names.add(terminal.shown(each.getKey()));
        if (dryRun) {
          lines.add("-- would write " + terminal.shown(each.getKey()) + "\n" + each.getValue());
        } else {
          Path folder = each.getKey().getParent();
          if (folder != null) {
            Files.createDirectories(folder);
          }
          Files.writeString(
              each.getKey(),
              each.getValue(),
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE);
          lines.add("wrote " + terminal.shown(each.getKey()));
        }
      }
      return Answer.of(String.join("\n", lines))
          .with("files", names)
          .with("classes", revisions.stream().map(NewRevision::className).toList())
          .with("dryRun", dryRun);
    }
  }
}
