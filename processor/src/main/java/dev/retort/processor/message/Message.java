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
      "%s, but a revision must come to the same whenever it is asked:"
          + " an interrupted run asks again. Write the value down, or let the database say it when"
          + " it runs: setSql(..), defaultSql(..), or op.run(..)."),
  DEPENDS_ON_ENVIRONMENT(
      "EV03",
      Kind.WARNING,
      "%s, so one revision would do different things in different places, and what it does is not"
          + " checked. Write it down here; for a difference between databases there is"
          + " op.on(POSTGRESQL, () -> ..)."),
  NOT_UNDERSTOOD("EV04", Kind.NOTE, "%s, so from here on what it may touch is not checked."),

  UNKNOWN_TABLE("SC01", Kind.ERROR, "there is no table \"%s\" at this revision%s"),
  DUPLICATE_TABLE(
      "SC02",
      Kind.ERROR,
      "there is a table \"%s\" already%s. Drop or rename that one before, or give this one another"
          + " name."),
  DUPLICATE_VIEW(
      "SC03",
      Kind.ERROR,
      "there is a view \"%s\" already%s. Say replaceView(..) for another query, or drop it before."),
  UNKNOWN_COLUMN("SC04", Kind.ERROR, "table \"%s\" has no column \"%s\" at this revision%s"),
  DUPLICATE_COLUMN("SC05", Kind.ERROR, "table \"%s\" has a column \"%s\" already%s"),
  UNKNOWN_INDEX("SC06", Kind.ERROR, "table \"%s\" has no index \"%s\" at this revision%s"),
  DUPLICATE_INDEX(
      "SC07",
      Kind.ERROR,
      "the index name \"%s\" is taken: %s has it. Give this one another with .named(..)."),
  UNKNOWN_CONSTRAINT(
      "SC08", Kind.ERROR, "table \"%s\" has no constraint \"%s\" at this revision%s"),
  DUPLICATE_CONSTRAINT(
      "SC09",
      Kind.ERROR,
      "the constraint name \"%s\" is taken: %s has it. Give this one another with"
          + " .named(..)."),
  UNKNOWN_SEQUENCE("SC10", Kind.ERROR, "there is no sequence \"%s\" at this revision%s"),
  DUPLICATE_SEQUENCE("SC11", Kind.ERROR, "there is a sequence \"%s\" already%s"),
  UNKNOWN_VIEW("SC12", Kind.ERROR, "there is no view \"%s\" at this revision%s"),
  UNKNOWN_SCHEMA("SC13", Kind.ERROR, "there is no schema \"%s\" at this revision%s"),
  DUPLICATE_SCHEMA("SC14", Kind.ERROR, "there is a schema \"%s\" already%s"),
  UNKNOWN_ENUM("SC15", Kind.ERROR, "there is no enum \"%s\" at this revision%s"),
  DUPLICATE_ENUM("SC16", Kind.ERROR, "there is an enum \"%s\" already%s"),
  UNKNOWN_ENUM_VALUE("SC17", Kind.ERROR, "the enum \"%s\" has no value '%s' at this revision%s"),
  DUPLICATE_ENUM_VALUE("SC18", Kind.ERROR, "the enum \"%s\" has the value '%s' already"),

  STILL_USED("SC20", Kind.ERROR, "%s can't be dropped: %s. Drop what uses it before."),
  TYPE_IN_USE(
      "SC21",
      Kind.ERROR,
      "the type of \"%s.%s\" can't change: %s. Drop that before and create it again after."),
  BREAKS_VIEW(
      "SC22",
      Kind.ERROR,
      "the view \"%s\" reads \"%s\" and keeps the old name, so from this step on it can't be read."
          + " Say replaceView(\"%1$s\", ..) with the new name in this revision."),
  KEY_NOT_UNIQUE(
      "SC23",
      Kind.ERROR,
      "the foreign key \"%s\" references %s of \"%s\", which nothing makes unique. Add a primary key"
          + " or a unique constraint over exactly these columns before."),
  KEY_OF_ANOTHER_TYPE(
      "SC24",
      Kind.ERROR,
      "the foreign key \"%s\" compares \"%s.%s\" (%s) with \"%s.%s\" (%s). Give both one type."),

  UNKNOWN_TABLE_IN_SQL(
      "SC25", Kind.ERROR, "the SQL names the table \"%s\", which is not there at this revision%s"),
  UNKNOWN_COLUMN_IN_SQL(
      "SC26",
      Kind.ERROR,
      "the SQL names the column \"%s\" of \"%s\", which has none of that name%s"),

  MISSING_VALUE(
      "SC30",
      Kind.ERROR,
      "the rows for \"%s\" leave out \"%s\", which takes no NULL and has no default. Add it to"
          + " into(..), or give the column a default."),
  NULL_VALUE("SC31", Kind.ERROR, "\"%s.%s\" takes no NULL, and %s would put one there"),
  UNFIT_VALUE("SC32", Kind.ERROR, "%s does not fit \"%s.%s\" (%s): %s"),
  COMPUTED_VALUE(
      "SC33",
      Kind.ERROR,
      "\"%s.%s\" is %s, so the database gives its values and takes none. Leave it out."),
  NOT_NULL_ON_ROWS(
      "SC34",
      Kind.ERROR,
      "\"%s\" has rows, which %s inserted, and they have no value for the NOT NULL column \"%s\"."
          + " Give it .defaultValue(..); or add it .nullable(), update(..) the rows, and then"
          + " alterColumn(.., setNotNull())."),

  BRANCHES_CONFLICT(
      "SC40",
      Kind.ERROR,
      "the branches that this revision joins get in each other's way: after %s, %s fails: %s%n"
          + "    Let one of them follow the other, or leave to one of them what both do."),
  BRANCHES_DIFFER(
      "SC41",
      Kind.ERROR,
      "the branches that this revision joins leave one schema or another, as the one or the other"
          + " runs first: %s. Change it in one of them only, or let one follow the other."),
  DOWNGRADE_DIFFERS(
      "SC42",
      Kind.ERROR,
      "downgrade does not restore what upgrade found: %s. Mend it, or leave downgrade out where all"
          + " steps can be inverted: it is derived."),
  NO_INVERSE("SC43", Kind.ERROR, "%s has no downgrade, and this step can't be inverted: %s"),

  IMPOSSIBLE("SC50", Kind.ERROR, "%s"),

  DROPPED_TABLE(
      "DS01",
      Kind.WARNING,
      "dropping \"%s\" loses its rows for good, and code that is still running and reads it fails."
          + " Let a release pass in between:%s"),
  DROPPED_COLUMN(
      "DS02",
      Kind.WARNING,
      "dropping \"%s\" of \"%s\" loses what it holds for good, and code that is still running and"
          + " names it fails. Let a release pass in between:%s"),
  DELETED_ALL_ROWS(
      "DS03",
      Kind.WARNING,
      "this deletes every row of \"%s\" for good, also those that the application has put there."
          + " Name those that must go:%s"),
  CUT_VALUES(
      "DS04",
      Kind.WARNING,
      "changing \"%s\" of \"%s\" from %s to %s loses %s. Keep the old values beside the new ones"
          + " until nobody misses them:%s"),
  DROPPED_ALONG(
      "DS05",
      Kind.WARNING,
      "dropping \"%s\" of \"%s\" %s \"%s\", which is about other columns too. If that is still"
          + " needed, make it for them first:%s"),

  DUPLICATE_ROWS(
      "MF01",
      Kind.WARNING,
      "making %s of \"%s\" unique fails if two rows are alike. Tidy up first, in this revision:%s"),
  REFUSED_ROWS(
      "MF02",
      Kind.WARNING,
      "\"%s\" may have rows that break the check %s, and then adding it fails. Mend them first, in"
          + " this revision:%s"),
  NOT_NULL_WITHOUT_DEFAULT(
      "MF03",
      Kind.WARNING,
      "adding NOT NULL column \"%s\" to \"%s\" without a default %s; and inserts of code that is"
          + " still running, which does not know it, fail from then on. Give it a default, or add it in"
          + " steps:%s"),
  NULL_ROWS(
      "MF04",
      Kind.WARNING,
      "making \"%s\" of \"%s\" NOT NULL fails if a row holds NULL there. Fill it first:%s"),
  ORPHANED_ROWS(
      "MF05",
      Kind.WARNING,
      "adding the foreign key of %s to \"%s\" fails if a row points to a row of \"%s\" that is not"
          + " there. Take those out first, in this revision:%s"),
  UNFIT_VALUES(
      "MF06",
      Kind.WARNING,
      "not every value of \"%s\" of \"%s\" that %s holds fits into %s, and one that does not makes"
          + " this step fail. Mend those first, in this revision:%s"),
  UNCONVERTIBLE_VALUES(
      "MF07",
      Kind.WARNING,
      "changing \"%s\" of \"%s\" from %s to %s fails at the first row whose value is not of that"
          + " form. Mend those first, in this revision:%s"),
  TEXT_FOR_SQL(
      "MF08",
      Kind.WARNING,
      "the default \"%s\" of \"%s\" in \"%s\" is that very text, not what SQL would make of it. If"
          + " SQL is meant, say so:%s"),

  RENAMED_TABLE(
      "BC01",
      Kind.WARNING,
      "renaming \"%s\" to \"%s\" breaks the code that is still running: it asks for \"%s\". Keep"
          + " both names for a release, or the old one for good:%s"),
  RENAMED_COLUMN(
      "BC02",
      Kind.WARNING,
      "renaming \"%s\" of \"%s\" to \"%s\" breaks the code that is still running: it asks for"
          + " \"%s\". Take it in steps, or keep the name:%s"),
  REQUIRED_AT_ONCE(
      "BC03",
      Kind.WARNING,
      "inserts of the code that is still running fail: \"%s\" of \"%s\" is new in this revision, so"
          + " it does not know that \"%s\" must be given. Let a release pass in between:%s"),
  DROPPED_DEFAULT(
      "BC04",
      Kind.WARNING,
      "without its default \"%s\" of \"%s\" must be given in each insert, and code that is still"
          + " running and leaves it out fails. Let a release pass in between:%s"),
  RENAMED_ENUM_VALUE(
      "BC05",
      Kind.WARNING,
      "renaming '%s' of \"%s\" to '%s' breaks the code that is still running: it writes the old value"
          + " and does not know the new one. Have both for a release:%s"),

  BLOCKING_INDEX(
      "LK01",
      Kind.WARNING,
      "building the index \"%s\" blocks writes to \"%s\" until it is done. Build it beside them:%s"),
  BLOCKING_VALIDATION(
      "LK02",
      Kind.WARNING,
      "to add %s PostgreSQL looks at every row of \"%s\", and meanwhile %s. Add it for new rows, and"
          + " look at the others in another transaction:%s"),
  BLOCKING_KEY(
      "LK03",
      Kind.WARNING,
      "\"%s\" needs an index, and while PostgreSQL builds it reads and writes of \"%s\" wait. Build"
          + " it beside them first:%s"),
  REWRITTEN_TABLE(
      "LK04",
      Kind.WARNING,
      "adding \"%s\" writes the whole of \"%s\" anew, and meanwhile reads and writes wait: %s. Take"
          + " it in steps:%s"),
  REWRITING_TYPE(
      "LK05",
      Kind.WARNING,
      "to change \"%s\" of \"%s\" from %s to %s %s until it is done. Put a new column beside it:%s"),
  SCANNED_FOR_NULLS(
      "LK06",
      Kind.WARNING,
      "to make \"%s\" of \"%s\" NOT NULL PostgreSQL looks at every row, and meanwhile reads and"
          + " writes wait. With a check that has looked already it need not:%s"),
  FOREIGN_KEY_WITHOUT_INDEX(
      "LK07",
      Kind.WARNING,
      "no index begins with %s of \"%s\", so each delete from \"%s\" reads the whole table to find"
          + " the rows that refer to it. Index the foreign key:%s"),
  COPIED_TABLE(
      "LK08",
      Kind.WARNING,
      "%s copies the whole of \"%s\" to %s, and writes wait until it is done. If the table is"
          + " large, run it when little is written, or do it with gh-ost or pt-online-schema-change and"
          + " stamp the revision."),
  COPIED_FOR_A_COLUMN(
      "LK09",
      Kind.WARNING,
      "%s copies the whole of \"%s\", and writes wait until it is done: %s. It need not:%s"),

  SEVERAL_COMMITS(
      "RV01",
      Kind.NOTE,
      "%s commits each step by itself. If this one fails, those before it stay: once it is mended"
          + " Retort goes on from here, but until then running code sees a schema halfway. A revision"
          + " for each change is safer."),
  UNSAID_NULLABILITY(
      "RV02",
      Kind.WARNING,
      "\"%s\" of \"%s\" does not say whether it takes NULL: in SQL it does, in Retort's own words a"
          + " column is NOT NULL. Say which:%s"),

  APPLICATION_CLASS(
      "RV03",
      Kind.WARNING,
      "a revision that uses %s, a class of the application, does something else as soon as that"
          + " changes: a new database is then built in another way than those that are there. Write"
          + " down here what the revision needs, or put a class of its own beside it."),

  MISSING_TABLE(
      "EN01", Kind.WARNING, "%s is kept in a table \"%s\", which the chain does not make%s"),
  MISSING_COLUMN(
      "EN02",
      Kind.WARNING,
      "%s is kept in a column \"%s\", which table \"%s\" has not got at the head of the chain%s"),
  OTHER_NULLABILITY("EN03", Kind.WARNING, "%s %s, but column \"%s\" of \"%s\" %s.%s"),
  OTHER_TYPE("EN04", Kind.WARNING, "%s is %s, but column \"%s\" of \"%s\" is %s.%s"),
  UNMAPPED_COLUMN(
      "EN05",
      Kind.WARNING,
      "inserts of %s fail: no field is kept in column \"%s\" of \"%s\", which takes no NULL and"
          + " has no default. Map it, give it a default, or let it take NULL%s"),
  BEHIND_ENTITIES(
      "EN06",
      Kind.NOTE,
      "the entities are ahead of this head of the chain. With this revision after it they have all"
          + " that is missing:%s"),

  USELESS_ALLOW(
      "CK01",
      Kind.WARNING,
      "@Allow(\"%s\") allows nothing here: the check finds nothing wrong. Leave it out."),
  UNKNOWN_CHECK(
      "CK02",
      Kind.WARNING,
      "there is no check \"%s\"%s. @Allow names checks by their codes, as messages print them."),
  NO_REASON(
      "CK03",
      Kind.WARNING,
      "@Allow does not say because of what. A sentence tells the next reader why nothing can go"
          + " wrong here."),
  MORE_OF_A_KIND(
      "CK04",
      Kind.NOTE,
      "and %s more of %s %s, which are not shown. -Aretort.checks=%s:off silences them all,"
          + " -Aretort.checks.after=ID those of revisions that have run everywhere."),

  SQL_NOT_AS_REVIEWED(
      "RW01",
      Kind.ERROR,
      "%s %s. It is the reviewed SQL of %s: compile where the ledger is not frozen, look at what"
          + " changed, and commit it."),
  SCHEMA_NOT_AS_REVIEWED(
      "RW02",
      Kind.ERROR,
      "%s %s. It is the reviewed schema that the revisions leave: compile where the ledger is not"
          + " frozen, look at what changed, and commit it."),
  SQL_OF_NO_REVISION(
      "RW03",
      Kind.ERROR,
      "%s is the reviewed SQL of a revision that is gone, or has another ID by now: compile where"
          + " the ledger is not frozen, and commit that the file is gone."),
  REVIEW_FILE_UNUSABLE(
      "RW04",
      Kind.ERROR,
      "the reviewed %s can't be %s: %s. Mend that, or give an absolute path with -A%s=PATH."),

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
    return "[retort:" + code + " " + title() + "] " + filled(parts);
  }

  /** The text alone with its parts filled in, for {@link Problems} to put it under its code. */
  public String filled(Object... parts) {
    return String.format(Locale.ROOT, text, parts);
  }
}
