package dev.retort.cli;

import dev.retort.chain.RevisionNode;
import dev.retort.cli.source.SourceChain;
import dev.retort.cli.source.SourceRevision;
import dev.retort.processor.ledger.LedgerEntry;
import dev.retort.processor.ledger.LedgerProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The births of a module's revisions. */
@Command(
    name = "ledger",
    description = {
      "Show the births of the module's revisions; with --verify whether ledger and sources agree."
    })
final class LedgerCommand extends AuthorCommand {

  @Option(
      names = "--verify",
      description =
          "End with 3 where a line can't be read, a revision has no line, or a line has no class.")
  boolean verify;

  LedgerCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    SourceChain chain = chain();
    List<String> problems = problems(chain);
    List<String> lines = new ArrayList<>();
    List<Object> fields = new ArrayList<>();
    for (RevisionNode node : chain.graph().nodes()) {
      SourceRevision source = chain.source(node);
      LedgerEntry entry = chain.ledger().entries().get(source.className());
      lines.add(
          (entry == null ? "unborn" : entry.birth().toString())
              + "  "
              + node.id()
              + "  "
              + source.className());
      Map<String, @Nullable Object> revision = new LinkedHashMap<>();
      revision.put("id", chain.isUnborn(node) ? null : node.id().value());
      revision.put("class", source.className());
      revision.put("birth", entry == null ? null : entry.birth().toString());
      fields.add(revision);
    }
    if (verify) {
      lines.clear();
      lines.addAll(problems);
      if (problems.isEmpty()) {
        lines.add(terminal().shown(chain.ledgerFile()) + " agrees with the sources");
      }
    }
    return Answer.of(String.join("\n", lines))
        .with("ledger", terminal().shown(chain.ledgerFile()))
        .with("revisions", fields)
        .with("problems", problems)
        .exit(verify && !problems.isEmpty() ? ExitCode.CHECK_SAYS_NO : ExitCode.DONE);
  }

  private List<String> problems(SourceChain chain) {
    List<String> problems = new ArrayList<>();
    for (LedgerProblem problem : chain.ledger().problems()) {
      problems.add(
          problem
              .message()
              .format(problem.parts().toArray())
              .replace(chain.ledgerFile().toString(), terminal().shown(chain.ledgerFile())));
    }
    for (RevisionNode node : chain.graph().nodes()) {
      if (chain.isUnborn(node)) {
        SourceRevision source = chain.source(node);
        problems.add(
            terminal().shown(source.file())
                + ":"
                + source.line()
                + ": "
                + source.simpleName()
                + " has no line: compile it, and commit the line that the ledger gets");
      }
    }
    Set<String> classes =
        chain.revisions().stream().map(SourceRevision::className).collect(Collectors.toSet());
    for (LedgerEntry entry : chain.ledger().entries().values()) {
      if (!classes.contains(entry.className())) {
        problems.add(
            terminal().shown(chain.ledgerFile())
                + ": "
                + entry.className()
                + " has a line and no source in "
                + terminal().shown(chain.root())
                + ": compile, which takes the line out where nothing follows it");
      }
    }
    return problems;
  }
}
