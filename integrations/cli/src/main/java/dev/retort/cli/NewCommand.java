package dev.retort.cli;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.cli.source.Names;
import dev.retort.cli.source.NewRevision;
import dev.retort.cli.source.SourceChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the next revision. */
@Command(
    name = "new",
    description = "Write the class of a new revision that follows the head. Overwrites nothing.")
final class NewCommand extends AuthorCommand {

  private static final int LONGEST_MESSAGE = 200;

  @Parameters(paramLabel = "MESSAGE", description = "What it does, in a few words.")
  String message = "";

  @Option(
      names = "--head",
      paramLabel = "REV",
      description = "The head to follow, where there are several: an ID, a class, label@head.")
  @Nullable String head;

  @Option(
      names = "--down",
      paramLabel = "REV",
      description =
          "What to follow: a head, or with --splice any revision; base for a new base. May be said"
              + " several times, which makes a merge.")
  List<String> downs = new ArrayList<>();

  @Option(
      names = "--splice",
      description = "Follow a revision that others follow already: a branch begins.")
  boolean splice;

  @Option(names = "--branch-label", paramLabel = "LABEL", description = "The label of a branch.")
  List<String> labels = new ArrayList<>();

  @Option(
      names = "--depends-on",
      paramLabel = "REV",
      description = "What must be applied before it though it does not follow it.")
  List<String> dependsOn = new ArrayList<>();

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "Its package; that of what it follows if not said.")
  @Nullable String packageName;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Its class; made of the message if not said.")
  @Nullable String className;

  @Option(names = "--sql", description = "Write it in SQL: a pair of .sql files beside the class.")
  boolean sql;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "A template of your own: text with $${package} $${imports} $${annotation} $${class}"
              + " $${message} $${body}.")
  @Nullable String template;

  @Mixin PatternOptions pattern = new PatternOptions();

  @Mixin Written written = new Written();

  NewCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() throws IOException {
    check();
    SourceChain chain = chain();
    List<RevisionNode> followed = followed(chain);
    String home = packageName != null ? packageName : home(chain, followed);
    List<NewRevision> revisions =
        pattern.name == null
            ? List.of(
                new NewRevision(
                    home,
                    name(),
                    message,
                    names(chain, followed),
                    dependencies(chain),
                    labels,
                    sql ? NewRevision.Body.SQL : NewRevision.Body.EXAMPLE))
            : pattern.revisions(home, message, names(chain, followed), dependencies(chain), labels);
    String text =
        template == null
            ? null
            : Files.readString(terminal().path(template), StandardCharsets.UTF_8);
    for (NewRevision revision : revisions) {
      written.add(
          revision.file(chain.root(), ".java"),
          text == null ? revision.source() : filled(revision, text));
      if (sql) {
        written.add(revision.file(chain.root(), ".sql"), "-- " + message + "\n");
        written.add(revision.file(chain.root(), ".down.sql"), "-- undoes: " + message + "\n");
      }
    }
    return written.answer(terminal(), revisions);
  }

  private static String filled(NewRevision revision, String template) {
    try {
      return revision.source(template);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void check() {
    if (message.isBlank() || message.length() > LONGEST_MESSAGE || message.lines().count() > 1) {
      throw new UsageException(
          "a message is one line that says in a few words what the revision does");
    }
    for (String label : labels) {
      String why = RevisionId.whyIllegal(label);
      if (why != null) {
        throw new UsageException("the label \"" + label + "\" " + why);
      }
    }
    if (head != null && !downs.isEmpty()) {
      throw new UsageException("--head and --down say the same: leave one out");
    }
    if (sql && pattern.name != null) {
      throw new UsageException("--pattern writes classes: leave --sql out");
    }
    if (template != null && !Files.isReadable(terminal().path(template))) {
      throw new UsageException("can't read the template " + template);
    }
  }

  private String name() {
    String made = className != null ? className : Names.ofMessage(message);
    if (made == null || !javax.lang.model.SourceVersion.isIdentifier(made)) {
      throw new UsageException(
          "\""
              + (className != null ? className : message)
              + "\" makes no class name; say one with --class");
    }
    return made;
  }

  private List<RevisionNode> followed(SourceChain chain) {
    RevisionGraph graph = chain.graph();
    if (downs.equals(List.of("base"))) {
      return List.of();
    }
    List<RevisionNode> followed = new ArrayList<>();
    if (head == null && downs.isEmpty()) {
      List<RevisionNode> heads = graph.heads();
      if (heads.size() > 1) {
        throw new UsageException(
            "there are several heads ("
                + heads.stream().map(RevisionNode::simpleName).collect(Collectors.joining(", "))
                + "): say which with --head, or join them with 'retort merge' or 'retort rebase'");
      }
      return heads;
    } else if (head != null) {
      followed.add(SourceOptions.one(chain, CommandLineArguments.target(head)));
    }
    downs.forEach(
        down -> followed.add(SourceOptions.one(chain, CommandLineArguments.target(down))));
    for (RevisionNode node : followed) {
      if (!splice && !graph.children(node).isEmpty()) {
        throw new UsageException(
            node.simpleName()
                + " is no head: "
                + graph.children(node).get(0).simpleName()
                + " follows it. Say --splice if a branch is to begin there, and --branch-label with"
                + " its name");
      }
    }
    return followed;
  }

  private static String home(SourceChain chain, List<RevisionNode> followed) {
    List<RevisionNode> all = followed.isEmpty() ? chain.graph().nodes() : followed;
    if (all.isEmpty()) {
      throw new UsageException(
          "there is no revision yet, so which package? Say --package shop.migrations");
    }
    return chain.source(all.get(all.size() - 1)).packageName();
  }

  private List<String> dependencies(SourceChain chain) {
    return names(
        chain,
        dependsOn.stream()
            .map(each -> SourceOptions.one(chain, CommandLineArguments.target(each)))
            .toList());
  }

  private static List<String> names(SourceChain chain, List<RevisionNode> nodes) {
    return nodes.stream().map(node -> chain.source(node).className()).toList();
  }
}
