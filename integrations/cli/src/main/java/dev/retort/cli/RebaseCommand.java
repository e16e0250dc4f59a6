package dev.retort.cli;

import dev.retort.chain.RevisionNode;
import dev.retort.cli.source.Rebase;
import dev.retort.cli.source.SourceChain;
import dev.retort.cli.source.SourceRevision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two pull requests that both follow one revision. */
@Command(
    name = "rebase",
    description = {
      "Two revisions follow one, say from two pull requests: let the branch that was born last"
          + " follow the other one's head. One class name in one annotation changes. Only for what"
          + " is not released: what is applied in a shared database is joined with 'retort merge'."
    })
final class RebaseCommand extends AuthorCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "REV",
      description =
          "A revision of the branch that moves; if not said, the branch that was born last, or was"
              + " never compiled.")
  @Nullable String moving;

  @Option(
      names = "--onto",
      paramLabel = "REV",
      description = "What it is to follow; the other head if not said.")
  @Nullable String onto;

  @Option(names = "--dry-run", description = "Print what would change; change nothing.")
  boolean dryRun;

  RebaseCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() throws IOException {
    SourceChain chain = chain();
    Rebase rebase;
    try {
      rebase = Rebase.of(chain, node(chain, moving), node(chain, onto));
    } catch (Rebase.NotPossibleException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
    SourceRevision source = chain.source(rebase.moved());
    String text = Files.readString(source.file(), StandardCharsets.UTF_8);
    String before = text.substring(rebase.reference().start(), rebase.reference().end());
    long line = text.substring(0, rebase.reference().start()).lines().count();
    if (!dryRun) {
      rebase.write(chain);
    }
    String file = terminal().shown(source.file());
    return Answer.of(
            (dryRun ? "would change " : "changed ")
                + file
                + ":"
                + line
                + ": "
                + before
                + " becomes "
                + rebase.text()
                + "\n"
                + source.simpleName()
                + " follows "
                + rebase.onto().simpleName()
                + " now; compile, and where "
                + source.simpleName()
                + " was applied already run 'retort upgrade "
                + rebase.onto().simpleName()
                + "'")
        .with("file", file)
        .with("line", line)
        .with("class", source.className())
        .with("from", chain.source(rebase.from()).className())
        .with("onto", chain.source(rebase.onto()).className())
        .with("dryRun", dryRun);
  }

  private static @Nullable RevisionNode node(SourceChain chain, @Nullable String target) {
    return target == null ? null : SourceOptions.one(chain, CommandLineArguments.target(target));
  }
}
