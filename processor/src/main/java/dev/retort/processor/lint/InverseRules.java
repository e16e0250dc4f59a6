package dev.retort.processor.lint;

import dev.retort.op.Operation;
import dev.retort.processor.message.Message;
import dev.retort.schema.Inversion;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** The way back: a derived downgrade can be derived, a written one restores what there was. */
final class InverseRules {

  private InverseRules() {}

  /** A step that nothing undoes, in a revision without a downgrade of its own. */
  static void noInverse(RevisionRule.Whole whole, Findings findings) {
    if (whole.revision().downgrade() != null) {
      return;
    }
    List<Operation> operations = new ArrayList<>();
    whole.upgrade().forEach(moment -> operations.add(moment.operation()));
    List<Operation> arranged = whole.dialect().arranged(operations);
    Schema before = whole.before().schema();
    List<Inversion> inversions = before.inverses(arranged, whole.dialect().database());
    for (int i = 0; i < inversions.size(); i++) {
      Operation operation = arranged.get(i);
      if (inversions.get(i) instanceof Inversion.None none && isSure(operation, whole)) {
        Moment moment = moment(operation, whole);
        if (moment != null) {
          findings.add(
              Message.NO_INVERSE, moment.source(), null, whole.revision().name(), none.why());
        }
        return; // the first is enough: one downgrade mends all
      }
    }
  }

  /**
   * Whether it has no inverse whatever else the revision does. Rows go with a table that the same
   * revision made, and what is dropped comes back where the chain made it: to tell, all must be
   * known.
   */
  private static boolean isSure(Operation operation, RevisionRule.Whole whole) {
    boolean isItself =
        Opaque.isOpaque(operation)
            || operation instanceof Operation.Irreversible
            || operation instanceof Operation.AddEnumValue;
    if (isItself) {
      return true;
    }
    boolean isRecorded =
        whole.revision().upgrade().stream().noneMatch(Step.Unknown.class::isInstance);
    if (!isRecorded || whole.hasErrors()) {
      return false;
    }
    return operation instanceof Operation.DataChange
        || (operation instanceof Operation.TableChange change
            && whole.before().table(change.table()) != null);
  }

  private static @org.jspecify.annotations.Nullable Moment moment(
      Operation operation, RevisionRule.Whole whole) {
    for (Moment moment : whole.upgrade()) {
      if (moment.operation().equals(operation)) {
        return moment;
      }
    }
    return null;
  }

  /** A written downgrade after which the schema is another one than upgrade found. */
  static void notRestored(RevisionRule.Whole whole, Findings findings) {
    Knowledge restored = whole.restored();
    if (restored == null
        || !whole.isWhole()
        || whole.before().isEverythingTouched()
        || restored.isEverythingTouched()) {
      return;
    }
    List<String> differences =
        SchemaDifferences.between(whole.before(), restored, whole.named(), SchemaDifferences.BACK);
    if (!differences.isEmpty()) {
      findings.add(
          Message.DOWNGRADE_DIFFERS,
          whole.revision().source(),
          null,
          String.join("; ", differences));
    }
  }
}
