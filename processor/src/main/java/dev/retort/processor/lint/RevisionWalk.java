package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Inversion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One revision's way through what is known. */
final class RevisionWalk {

  private final RevisionSteps revision;
  private final Dialect dialect;
  private final Knowledge found;
  private final @Nullable Asking asking;
  private final List<Finding> findings;
  private final List<Operation> earlier = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private Knowledge known;
  private boolean isWhole = true;
  private boolean hasErrors;
  private final Set<QualifiedName> named = new LinkedHashSet<>();

  /**
   * Begins.
   *
   * @param asking how the rules are asked; null when they are not
   * @param findings gets what they find
   */
  RevisionWalk(
      RevisionSteps revision,
      Dialect dialect,
      Knowledge before,
      @Nullable Asking asking,
      List<Finding> findings) {
    this.revision = revision;
    this.dialect = dialect;
    this.found = before;
    this.known = before;
    this.asking = revision.isSource() ? asking : null;
    this.findings = findings;
  }

  /** The tables and other objects that the operations named until now. */
  Set<QualifiedName> named() {
    return named;
  }

  /** The upgrade alone, each operation by itself. */
  Knowledge upgrade() {
    walk(revision.upgrade(), false);
    return known;
  }

  /** The upgrade, and what the rules say of it and of the downgrade; what the upgrade leaves. */
  Knowledge run() {
    walk(revision.upgrade(), false);
    Knowledge left = known;
    boolean isUpgradeWhole = isWhole;
    if (asking != null) {
      if (revision.downgrade() != null) {
        earlier.clear();
        walk(revision.downgrade(), true);
      }
      Findings ofRevision = new Findings(revision, false);
      RevisionRule.Whole whole =
          new RevisionRule.Whole(
              revision,
              moments,
              isUpgradeWhole,
              found,
              left,
              dialect,
              asking.isDeclared(),
              hasErrors,
              named,
              revision.downgrade() != null && isWhole && !hasErrors ? known : null);
      Rules.OF_REVISIONS.forEach(rule -> rule.check(whole, ofRevision));
      findings.addAll(ofRevision.all());
    }
    return left;
  }

  private void walk(List<Step> steps, boolean isDowngrade) {
    for (Step step : steps) {
      if (step instanceof Step.On on) {
        if (on.database().equals(dialect.database())) {
          walk(on.steps(), isDowngrade);
        }
      } else if (step instanceof Step.Unknown unknown) {
        known = known.touched(unknown.touch());
        isWhole = false;
      } else if (step instanceof Step.Change change) {
        walk(change, isDowngrade);
      }
    }
  }

  private void walk(Step.Change change, boolean isDowngrade) {
    Operation operation = change.operation();
    if (isDowngrade && operation instanceof Operation.ReverseUpgrade) {
      reverse();
      return;
    }
    isWhole &= !(operation instanceof Operation.Irreversible);
    named.addAll(touchOf(operation).objects());
    Knowledge after = known.after(operation, revision).touched(SqlTouch.of(operation, known));
    isWhole &= !Opaque.isOpaque(operation);
    if (asking != null) {
      Moment moment =
          new Moment(
              revision,
              isDowngrade,
              operation,
              change.source(),
              known,
              after,
              List.copyOf(earlier),
              dialect,
              asking.isDeclared(),
              asking.sqlNames());
      Findings ofOperation = new Findings(revision, isDowngrade, asking.counts());
      Rules.OF_OPERATIONS.forEach(rule -> rule.check(moment, ofOperation));
      findings.addAll(ofOperation.all());
      if (!isDowngrade) {
        moments.add(moment);
      }
      if (ofOperation.hasErrorsThatCount()) {
        hasErrors = true;
        if (ofOperation.hasErrorsThatCount(each -> !isPlain(each, operation))) {
          after = after.touched(touchOf(operation));
        }
      }
    }
    earlier.add(operation);
    known = after;
  }

  /** What {@code reverseUpgrade()} stands for: the inverses of the upgrade, last first. */
  private void reverse() {
    List<Operation> upgrade = moments.stream().map(Moment::operation).toList();
    List<Operation> undone = new ArrayList<>();
    for (Inversion inversion :
        found.schema().inverses(dialect.arranged(upgrade), dialect.database())) {
      if (inversion instanceof Inversion.Undo undo) {
        undone.addAll(0, undo.operations());
      } else {
        isWhole = false;
      }
    }
    for (Operation operation : undone) {
      named.addAll(touchOf(operation).objects());
      known = known.after(operation, revision).touched(SqlTouch.of(operation, known));
    }
    known = isWhole ? known : known.touched(Touch.EVERYTHING);
  }

  /**
   * Whether an operation is wrong, but it is plain what it was to leave, so that what follows can
   * be checked on its own.
   */
  private boolean isPlain(Finding finding, Operation operation) {
    return switch (finding.message()) {
      case KEY_NOT_UNIQUE,
          KEY_OF_ANOTHER_TYPE,
          UNKNOWN_TABLE_IN_SQL,
          UNKNOWN_COLUMN_IN_SQL,
          UNFIT_VALUE ->
          true;
      case UNKNOWN_TABLE ->
          // what a foreign key of this table references is another one
          operation instanceof Operation.TableChange change
              && (operation instanceof Operation.CreateTable
                  || known.existence(ObjectKind.TABLE, change.table()) == Existence.PRESENT);
      case UNKNOWN_COLUMN ->
          operation instanceof Operation.CreateIndex create && !create.index().isUnique();
      default -> false;
    };
  }

  /** After an error that is not plain nothing more is said of the same object. */
  private static Touch touchOf(Operation operation) {
    if (operation instanceof Operation.TableChange change) {
      Set<QualifiedName> names = new LinkedHashSet<>(Set.of(change.table()));
      if (change instanceof Operation.RenameTable rename) {
        names.add(rename.table().withName(rename.newName()));
      }
      return new Touch(false, names);
    } else if (operation instanceof Operation.ObjectChange change) {
      return Touch.of(change.name());
    }
    return Touch.NOTHING; // rows change no schema
  }
}
