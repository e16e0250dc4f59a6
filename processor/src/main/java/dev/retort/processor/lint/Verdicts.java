package dev.retort.processor.lint;

import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is told of what was found: without what an {@code @Allow} allows, as loud as the options
 * say, errors first, and of each check so many and no more.
 */
public final class Verdicts {

  /** So many of one check are told; javac itself stops at a hundred of all. */
  public static final int MOST_OF_A_KIND = 20;

  private final Levels levels;
  private final List<Verdict> all = new ArrayList<>();

  private Verdicts(Levels levels) {
    this.levels = levels;
  }

  /**
   * Decides.
   *
   * @param findings in the order of the chain
   * @param revisions all revisions that were looked at, with their {@code @Allow}s
   * @param levels how loud each check is
   * @param exempt the class names of revisions of which nothing is told, because they were applied
   *     before the checks came: those that {@code checks.after} names and what they follow
   * @return errors first, else in the order of the findings
   */
  public static List<Verdict> of(
      List<Finding> findings,
      Collection<RevisionSteps> revisions,
      Levels levels,
      Set<String> exempt) {
    Verdicts verdicts = new Verdicts(levels);
    Map<String, Set<Used>> used = new HashMap<>();
    for (Finding finding : findings) {
      String revision = finding.revision().node().className();
      boolean isAllowed = false;
      for (Allowance allowance : finding.revision().allowances()) {
        if (allowance.codes().contains(finding.message().code()) && allowance.covers(finding)) {
          isAllowed = true;
          used.computeIfAbsent(revision, key -> new HashSet<>())
              .add(new Used(allowance, finding.message().code()));
        }
      }
      if (!isAllowed && !exempt.contains(revision)) {
        verdicts.tell(finding.message(), finding.source().at(finding.subject()), finding.text());
      }
    }
    for (RevisionSteps revision : revisions) {
      if (revision.isSource() && !exempt.contains(revision.node().className())) {
        verdicts.judge(revision, used.getOrDefault(revision.node().className(), Set.of()));
      }
    }
    return limited(verdicts.all, levels);
  }

  /** A code of an {@code @Allow} that allowed something. */
  private record Used(Allowance allowance, String code) {}

  /** The {@code @Allow}s themselves. */
  private void judge(RevisionSteps revision, Set<Used> used) {
    for (Allowance allowance : revision.allowances()) {
      if (allowance.because().isBlank()) {
        add(Message.NO_REASON, allowance.position());
      }
      for (String code : allowance.codes()) {
        if (!Levels.isCheck(code)) {
          add(Message.UNKNOWN_CHECK, allowance.position(), code, Levels.meant(code));
        } else if (!used.contains(new Used(allowance, code)) && isUnderstood(revision.upgrade())) {
          add(Message.USELESS_ALLOW, allowance.position(), code);
        }
      }
    }
  }

  /** What is not understood may be what an {@code @Allow} is there for. */
  private static boolean isUnderstood(List<Step> steps) {
    return steps.stream()
        .allMatch(
            step ->
                !(step instanceof Step.Unknown)
                    && (!(step instanceof Step.On on) || isUnderstood(on.steps())));
  }

  private void add(Message message, Position position, Object... parts) {
    tell(message, position, message.filled(parts));
  }

  private void tell(Message message, Position position, String text) {
    @Nullable Kind kind = levels.kind(message);
    if (kind != null) {
      all.add(new Verdict(message, kind, position, text));
    }
  }

  /** Errors first; of warnings and notes only the first of a kind, and how many there are more. */
  public static List<Verdict> limited(List<Verdict> all, Levels levels) {
    Map<Message, Integer> counts = new LinkedHashMap<>();
    List<Verdict> told = new ArrayList<>();
    for (Verdict verdict : all) {
      int count = counts.merge(verdict.message(), 1, Integer::sum);
      if (verdict.kind() == Kind.ERROR || count <= MOST_OF_A_KIND) {
        told.add(verdict);
      }
    }
    counts.forEach(
        (message, count) -> {
          Kind kind = levels.kind(message);
          if (count > MOST_OF_A_KIND && kind != null && kind != Kind.ERROR) {
            Message more = Message.MORE_OF_A_KIND;
            String text =
                more.filled(
                    count - MOST_OF_A_KIND, message.code(), message.title(), message.code());
            told.add(new Verdict(more, kind, Position.NOWHERE, text));
          }
        });
    told.sort(Comparator.comparing(verdict -> verdict.kind() != Kind.ERROR));
    return List.copyOf(told);
  }
}
