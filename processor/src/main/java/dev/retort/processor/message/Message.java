package dev.retort.processor.message;

import java.util.Locale;
import javax.tools.Diagnostic.Kind;

/**
 * Every message, with its code and name. The texts are API: programs parse the codes, and each has
 * its section in {@code docs/checks.md}.
 */
public enum Message {
  NOT_CONCRETE(
      "CL01", Kind.ERROR, "%s is %s, so no revision can be made of it. Make it a concrete class."),
  INNER_CLASS(
      "CL02",
      Kind.ERROR,
      "%s is an inner class, which needs an instance of %s around it. Make it static."),
  PRIVATE_CLASS(
      "CL03",
      Kind.ERROR,
      "%s is private, so the generated code can't create %s. Leave \"private\" out."),
  NO_CONSTRUCTOR(
      "CL04",
      Kind.ERROR,
      "%s has no constructor without parameters that its package can call. Add one, or leave all"
          + " constructors out."),
  NOT_A_MIGRATION(
      "CL05",
      Kind.ERROR,
      "%s is annotated with @Revision but does not implement Migration. Add \"implements"
          + " Migration\", or leave the annotation out."),
  BLANK_MESSAGE(
      "CL06", Kind.ERROR, "the message is blank. Say in a few words what the revision does."),
  LONG_MESSAGE(
      "CL07",
      Kind.ERROR,
      "the message has %s characters; %s are the most. The rest belongs in the class's Javadoc."),
  MULTI_LINE_MESSAGE(
      "CL08",
      Kind.ERROR,
      "the message contains %s. It is one line, because histories and reports print it so."),
  LOCAL_CLASS(
      "CL09",
      Kind.ERROR,
      "%s is a class inside a method, where generated code can't reach it. Make it a top-level"
          + " class, or a static one in another class."),
  THROWING_CONSTRUCTOR(
      "CL10",
      Kind.ERROR,
      "the constructor of %s throws %s, which the generated code would have to catch. Leave the"
          + " constructor out: what a revision does belongs in upgrade and downgrade."),

  DOWN_WITHOUT_REVISION(
      "CH01",
      Kind.ERROR,
      "%s names %s in %s, which is no revision: it has no @Revision. Annotate it, or name"
          + " another."),
  CYCLE(
      "CH02", Kind.ERROR, "these revisions go in a circle: %s. One of them must name another %s."),
  FORK(
      "CH03",
      Kind.ERROR,
      "the chain forks: %s revise %s.%n"
          + "    Let one revise the other (down = %s.class), or join them in a merge revision:%n"
          + "    @Revision(message = \"merge\", down = {%s})%n"
          + "    public final class %s implements Migration {%n"
          + "      @Override public void upgrade(Operations op) {}%n"
          + "    }%n"
          + "    If they are branches on purpose, give them labels."),
  SEVERAL_BASES(
      "CH04",
      Kind.ERROR,
      "several revisions have no down: %s. Only the first one of a chain has none; give the others"
          + " a down = ..., or labels if they are chains of their own on purpose."),
  SELF_REFERENCE(
      "CH05", Kind.ERROR, "%s names itself in %s. Name another revision, or leave it out."),
  GONE(
      "CH06",
      Kind.ERROR,
      "%s names %s in %s, but that class is gone: there is neither a source nor a class file of it."
          + " Restore it, or compile %1$s with another %3$s."),
  DUPLICATE_ID(
      "CH07",
      Kind.ERROR,
      "the ID \"%s\" is taken: %s have it. An ID belongs to one revision for ever; give the younger"
          + " one another."),
  DUPLICATE_LABEL(
      "CH08",
      Kind.ERROR,
      "the label \"%s\" stands on %s. A label names one branch; leave it on one of them."),
  LABEL_IS_ID(
      "CH09",
      Kind.ERROR,
      "the label \"%s\" is the ID of %s, so as a target it would mean two things. Choose another."),
  ILLEGAL_ID("CH10", Kind.ERROR, "the id \"%s\" %s."),
  ILLEGAL_LABEL("CH11", Kind.ERROR, "the label \"%s\" %s."),
  REPEATED_ENTRY("CH12", Kind.ERROR, "%s stands twice in %s. Once is enough."),
  IMPLIED_DEPENDENCY(
      "CH13",
      Kind.NOTE,
      "dependsOn names %s, which this revision follows anyway. It can be left out."),
  IMPLIED_DOWN("CH14", Kind.NOTE, "down names %s, which %s follows anyway. It can be left out."),

  UNRECORDED(
      "ID01",
      Kind.ERROR,
      "%s is not in the ledger %s, which is frozen here (-Aretort.ledger=frozen, the default on CI"
          + " servers). Compile it on your machine and commit the line that the ledger gets, or add"
          + " this one:%n    %s"),
  MALFORMED_LINE(
      "ID02",
      Kind.ERROR,
      "%s:%s: %s. A line is ID, class name and birth, separated by tabs; restore it from version"
          + " control."),
  MERGE_CONFLICT(
      "ID03",
      Kind.ERROR,
      "%s:%s: a merge conflict was left in the ledger. Keep the lines of both sides and delete the"
          + " markers (\"%s merge=union\" in .gitattributes does so by itself)."),
  CONTRADICTING_LINES(
      "ID04",
      Kind.ERROR,
      "%s: lines %s and %s contradict each other about %s. Keep the one that databases know; if none"
          + " does, the older one."),
  FOLLOWED_BUT_GONE(
      "ID05",
      Kind.ERROR,
      "%s follows %s, whose source and class file are gone (%s:%s). If it was renamed, write its new"
          + " name into that line; if it was deleted, restore it or let %1$s follow another."),
  AMBIGUOUS_RENAME(
      "ID06",
      Kind.ERROR,
      "%s is new, and %s %s gone. Whether it was renamed can't be told: %s. If it was, change its"
          + " line in %s:%s%n"
          + "    If it is new, delete the line of the class that is gone for good."),
  UNPINNED(
      "ID07",
      Kind.ERROR,
      "%s has no id, and without a ledger (-Aretort.ledger=off) it would get another one at each"
          + " compilation. Say @Revision(id = \"%s\"), or use the ledger."),
  LEDGER_UNUSABLE(
      "ID08",
      Kind.ERROR,
      "the ledger %s can't be %s: %s. Mend that, or name another file with"
          + " -Aretort.ledger.file=PATH."),
  NO_PLACE_FOR_LEDGER(
      "ID09",
      Kind.ERROR,
      "there is no telling where the ledger belongs: %s. Say it with an absolute path:"
          + " -Aretort.ledger.file=PATH."),
  RENAMED(
      "ID10", Kind.NOTE, "%s keeps the ID %s that it had as %s; commit the changed line of %s."),
  WITHDRAWN(
      "ID11",
      Kind.NOTE,
      "%s is gone and nothing follows it: its line is taken out of %s. A database that knows it as"
          + " %s keeps what it did."),
  NO_LEDGER(
      "ID12",
      Kind.NOTE,
      "this compilation has no files, so there is no ledger: births are set to a fixed date."),
  OUTDATED_LINE(
      "ID13",
      Kind.ERROR,
      "%s:%s: the line of %s is out of date, and the ledger is frozen here (-Aretort.ledger=frozen,"
          + " the default on CI servers). Compile it on your machine and commit the ledger, or"
          + " change the line to:%n    %s"),
  SHARED_ID(
      "ID14",
      Kind.ERROR,
      "%s: lines %s give one ID, %s, to %s. An ID belongs to one revision: keep the line of the one"
          + " that databases know by it, and delete the other; its class is given another."),

  NO_SQL_FILE(
      "SQ01",
      Kind.ERROR,
      "%s is a SqlMigration, and its file %s is nowhere: not beside the class, not in %s. Write it, or"
          + " one for a single database, such as %1$s.postgresql.sql; or override upgrade(..)."),

  REFUSED_CALL("EV01", Kind.ERROR, "%s."),
  NOT_REPEATABLE(
      "EV02",
      Kind.ERROR,
      "%s gives another value each time, but a revision must come to the same whenever it is asked:"
          + " an interrupted run asks again. Write the value down, or let the database say it when"
          + " it runs: setSql(..), defaultSql(..), or op.run(..)."),
  DEPENDS_ON_ENVIRONMENT(
      "EV03",
      Kind.WARNING,
      "%s, so one revision would do different things in different places, and what it does is not"
          + " checked. Write it down here; for a difference between databases there is"
          + " op.on(POSTGRESQL, () -> ..)."),
  NOT_UNDERSTOOD("EV04", Kind.NOTE, "%s, so from here on what it may touch is not checked."),

  UNKNOWN_OPTION("OP01", Kind.ERROR, "there is no option -A%s. Retort's are: %s."),
  BAD_OPTION("OP02", Kind.ERROR, "-A%s=%s is not understood: %s."),
  NO_OUTPUT_FOLDER(
      "OP03",
      Kind.ERROR,
      "javac was called without -d, so what is generated has no folder to go to and the revisions"
          + " would be lost. Say where classes go: javac -d FOLDER ..."),
  NO_PROVIDES(
      "OP04",
      Kind.ERROR,
      "module %s does not say which revisions it has, so they would not be found. Its"
          + " module-info.java must have:%n    %s"),
  VERSION_SKEW(
      "OP05",
      Kind.ERROR,
      "retort-processor is %s but the class path has retort-runtime %s. Give both one version."),
  OUTPUT_REFUSED(
      "OP06",
      Kind.ERROR,
      "what was generated could not be written: %s. A clean build usually mends it."),

  INTERNAL(
      "IN01",
      Kind.ERROR,
      "Retort failed while looking at %s: %s. That is a bug of Retort's, not yours; please report it"
          + " with the class.");

  private final String code;
  private final Kind kind;
  private final String text;

  Message(String code, Kind kind, String text) {
    this.code = code;
    this.kind = kind;
    this.text = text;
  }

  /** {@code CH03}: unique, and never given to another message. */
  public String code() {
    return code;
  }

  /** {@code fork}: what the code means. */
  public String title() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Error, warning or note. */
  public Kind kind() {
    return kind;
  }

  /** The text, with {@code %s} where its parts belong. */
  public String text() {
    return text;
  }

  /** The text with its parts filled in, under its code and name. */
  public String format(Object... parts) {
    return "[retort:" + code + " " + title() + "] " + String.format(Locale.ROOT, text, parts);
  }
}
