package dev.retort.processor.lint;

import static dev.retort.processor.lint.ObjectKind.ENUM;
import static dev.retort.processor.lint.ObjectKind.SCHEMA;
import static dev.retort.processor.lint.ObjectKind.SEQUENCE;
import static dev.retort.processor.lint.ObjectKind.TABLE;
import static dev.retort.processor.lint.ObjectKind.VIEW;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.PersistentMap;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a database at one place of the chain: the schema, how far it can be trusted, and
 * what the chain did to rows. Immutable; the next one shares what did not change.
 *
 * <p>Two things make knowledge end: SQL or Java that is not understood ({@link #touched}), and an
 * error after which it is not plain what is there.
 */
public final class Knowledge {

  private final Schema schema;
  private final Dialect dialect;

  /** Counts the steps; what was known before a touch is known no more. */
  private final int time;

  private final int everythingTouched;

  private final PersistentMap<QualifiedName, Touched> touched;

  /** When an object was last made or dropped by an operation. */
  private final PersistentMap<String, Integer> settled;

  private final PersistentMap<String, Event> events;

  /** For each table, the revision that was the first to put rows into it. */
  private final PersistentMap<QualifiedName, String> rows;

  /** For each column that the chain added or wrote, what its rows hold. */
  private final PersistentMap<String, ColumnStory> stories;

  private Knowledge(
      Schema schema,
      Dialect dialect,
      int time,
      int everythingTouched,
      PersistentMap<QualifiedName, Touched> touched,
      PersistentMap<String, Integer> settled,
      PersistentMap<String, Event> events,
      PersistentMap<QualifiedName, String> rows,
      PersistentMap<String, ColumnStory> stories) {
    this.schema = schema;
    this.dialect = dialect;
    this.time = time;
    this.everythingTouched = everythingTouched;
    this.touched = touched;
    this.settled = settled;
    this.events = events;
    this.rows = rows;
    this.stories = stories;
  }

  /** When something that is not understood last may have changed an object. */
  private record Touched(QualifiedName object, int time) {}

  /** Before the first revision: nothing is there. */
  public static Knowledge empty(Dialect dialect) {
    return new Knowledge(
        Schema.empty(),
        dialect,
        1,
        0,
        PersistentMap.empty(),
        PersistentMap.empty(),
        PersistentMap.empty(),
        PersistentMap.empty(),
        PersistentMap.empty());
  }

  /** The schema as the operations tell it; see {@link #table} for whether that can be trusted. */
  public Schema schema() {
    return schema;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** A table with all its columns, constraints and indexes; null when it is absent or not sure. */
  public @Nullable Table table(QualifiedName name) {
    return existence(ObjectKind.TABLE, name) == Existence.PRESENT ? schema.table(name) : null;
  }

  /** A column of a table that is known; null when it is absent or not sure. */
  public @Nullable ColumnDefinition column(QualifiedName table, Name column) {
    Table known = table(table);
    return known == null ? null : known.column(column);
  }

  /** Whether a table, a view, a sequence, an enum or a schema is there. */
  public Existence existence(ObjectKind kind, QualifiedName name) {
    Touched touch = touched.get(name);
    int lastTouch = Math.max(everythingTouched, touch == null ? 0 : touch.time());
    Integer settling = settled.get(key(kind, name));
    if (lastTouch > 0 && (settling == null || settling <= lastTouch)) {
      return Existence.UNKNOWN;
    }
    return isInSchema(kind, name) ? Existence.PRESENT : Existence.ABSENT;
  }

  private boolean isInSchema(ObjectKind kind, QualifiedName name) {
    return switch (kind) {
      case TABLE -> schema.table(name) != null;
      case VIEW -> schema.view(name) != null;
      case SEQUENCE -> schema.sequence(name) != null;
      case ENUM -> schema.enumOf(name) != null;
      case SCHEMA -> schema.schemas().contains(name.name());
      case COLUMN, INDEX, CONSTRAINT -> throw new IllegalArgumentException(kind + " is in a table");
    };
  }

  /** Whether something that is not understood may have changed anything at all. */
  public boolean isEverythingTouched() {
    return everythingTouched > 0;
  }

  /**
   * What may be otherwise than the schema says, or there at all: with its kind where the schema has
   * it, as in {@code table account}, else the name alone. In order; see also {@link
   * #isEverythingTouched}.
   */
  public List<String> unknown() {
    Set<String> unknown = new TreeSet<>();
    schema.schemas().forEach(name -> note(unknown, SCHEMA, new QualifiedName(null, name)));
    schema.tables().forEach(table -> note(unknown, TABLE, table.name()));
    schema.views().forEach(view -> note(unknown, VIEW, view.name()));
    schema.sequences().forEach(sequence -> note(unknown, SEQUENCE, sequence.name()));
    schema.enums().forEach(each -> note(unknown, ENUM, each.name()));
    for (Touched touch : touched.values()) {
      QualifiedName name = touch.object();
      boolean isThere =
          Stream.of(TABLE, VIEW, SEQUENCE, ENUM).anyMatch(kind -> isInSchema(kind, name));
      if (!isThere && existence(TABLE, name) == Existence.UNKNOWN) {
        unknown.add(name.toString());
      }
    }
    return List.copyOf(unknown);
  }

  private void note(Set<String> unknown, ObjectKind kind, QualifiedName name) {
    if (existence(kind, name) == Existence.UNKNOWN) {
      unknown.add(kind + " " + name);
    }
  }

  /** What happened last to an object, or null when the chain did nothing to it. */
  public @Nullable Event event(ObjectKind kind, QualifiedName name) {
    return events.get(key(kind, name));
  }

  /** What happened last to a part of a table. */
  public @Nullable Event event(ObjectKind kind, QualifiedName table, Name part) {
    return events.get(key(kind, table, part));
  }

  /**
   * The table that has an index or a constraint, in quotes; null where none in that schema does.
   *
   * @param kind index or constraint
   * @param name its name, with the schema of its table
   */
  @Nullable String ownerOf(ObjectKind kind, QualifiedName name) {
    Event event = events.get(nameKey(kind, name));
    return event == null ? null : event.words();
  }

  /** Whether a revision made a table, so that no rows but its own are in it. */
  public boolean isNewIn(String revision, QualifiedName table) {
    Event event = event(ObjectKind.TABLE, table);
    return event != null && !event.isGone() && event.revision().equals(revision);
  }

  /** The revision (by binary class name) that first put rows into a table; null when none did. */
  public @Nullable String rowsFrom(QualifiedName table) {
    return rows.get(table);
  }

  /** Whether a revision added a column to its table, whose rows were there before. */
  public boolean isAddedIn(String revision, QualifiedName table, Name column) {
    ColumnStory story = stories.get(key(ObjectKind.COLUMN, table, column));
    return story != null && story.addedIn().equals(revision);
  }

  /** Whether a revision added a column that holds NULL in all rows: nothing has written it yet. */
  public boolean isEmptySince(String revision, QualifiedName table, Name column) {
    ColumnStory story = stories.get(key(ObjectKind.COLUMN, table, column));
    return story != null && story.equals(new ColumnStory(revision, ColumnStory.Rows.NULL));
  }

  /** Whether a step gave all rows of a column a value. */
  public boolean isFilled(QualifiedName table, Name column) {
    ColumnStory story = stories.get(key(ObjectKind.COLUMN, table, column));
    return story != null && story.rows() == ColumnStory.Rows.FILLED;
  }

  /** After something that may have changed more than is known. */
  public Knowledge touched(Touch touch) {
    if (touch.equals(Touch.NOTHING)) {
      return this;
    }
    if (touch.everything()) {
      return new Knowledge(
          schema,
          dialect,
          time + 1,
          time,
          touched,
          settled,
          events,
          PersistentMap.empty(),
          stories);
    }
    PersistentMap<QualifiedName, Touched> more = touched;
    PersistentMap<QualifiedName, String> left = rows;
    for (QualifiedName object : touch.objects()) {
      more = more.with(object, new Touched(object, time));
      left = left.without(object);
    }
    return new Knowledge(
        schema, dialect, time + 1, everythingTouched, more, settled, events, left, stories);
  }

  /**
   * After an operation.
   *
   * @param revision the revision whose operation it is
   */
  public Knowledge after(Operation operation, RevisionSteps revision) {
    Chronicle chronicle = new Chronicle(schema, time, settled, events, rows, revision);
    chronicle.note(operation);
    Schema next = schema.after(operation, dialect.database());
    if (operation instanceof Operation.TableChange change) {
      QualifiedName name =
          change instanceof Operation.RenameTable rename
              ? rename.table().withName(rename.newName())
              : change.table();
      chronicle.noteNames(schema.table(change.table()), next.table(name));
    }
    return new Knowledge(
        next,
        dialect,
        time + 1,
        everythingTouched,
        touched,
        chronicle.settled(),
        chronicle.events(),
        chronicle.rows(),
        ColumnStories.after(operation, stories, schema, revision));
  }

  static String key(ObjectKind kind, QualifiedName name) {
    return kind + " " + name;
  }

  /** For names that are one space in a schema, whichever table has them. */
  static String nameKey(ObjectKind kind, QualifiedName name) {
    return "the name of the " + kind + " " + name;
  }

  static String key(ObjectKind kind, QualifiedName table, Name part) {
    return kind + " " + table + "." + part;
  }
}
