package dev.retort.processor.check;

import dev.retort.chain.RevisionId;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Problems;
import dev.retort.processor.model.ClassReference;
import dev.retort.processor.model.ModelReader;
import dev.retort.processor.model.Positioned;
import dev.retort.processor.model.RevisionModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What one class and its annotation must be, whatever the others are. */
public final class ClassCheck {

  /** The most characters of a message; the history table holds no more of it. */
  static final int LONGEST_MESSAGE = 200;

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final Elements elements;
  private final Types types;
  private final Problems problems;

  public ClassCheck(Elements elements, Types types, Problems problems) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
  }

  /**
   * Checks a class of this compilation.
   *
   * @return whether generated code can create it
   */
  public boolean check(RevisionModel revision) {
    boolean creatable = checkClass(revision);
    checkMessage(revision.message());
    checkId(revision.id());
    checkLabels(revision);
    checkReferences(revision, revision.downs(), "down");
    checkReferences(revision, revision.dependsOn(), "dependsOn");
    return creatable;
  }

  private boolean checkClass(RevisionModel revision) {
    TypeElement type = revision.element();
    String name = revision.simpleName();
    boolean creatable = true;
    String what = notConcrete(type);
    if (what != null) {
      problems.add(Message.NOT_CONCRETE, revision.position(), name, what);
      return false;
    }
    if (!isMigration(type)) {
      problems.add(Message.NOT_A_MIGRATION, revision.position(), name);
      creatable = false;
    }
    for (TypeElement each : withEnclosing(type)) {
      if (each.getModifiers().contains(Modifier.PRIVATE)) {
        problems.add(
            Message.PRIVATE_CLASS,
            revision.position(),
            each.getSimpleName(),
            each.equals(type) ? "it" : "what is in it");
        creatable = false;
      }
    }
    for (TypeElement each : withEnclosing(type)) {
      if (each.getNestingKind() == NestingKind.MEMBER
          && !each.getModifiers().contains(Modifier.STATIC)) {
        problems.add(
            Message.INNER_CLASS,
            revision.position(),
            each.getSimpleName(),
            String.valueOf(each.getEnclosingElement()));
        return false;
      }
    }
    return checkConstructor(revision) && creatable;
  }

  private boolean checkConstructor(RevisionModel revision) {
    TypeElement type = revision.element();
    for (ExecutableElement each : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (each.getParameters().isEmpty() && !each.getModifiers().contains(Modifier.PRIVATE)) {
        List<String> checked =
            each.getThrownTypes().stream().filter(this::isChecked).map(this::name).toList();
        if (!checked.isEmpty()) {
          problems.add(
              Message.THROWING_CONSTRUCTOR,
              revision.position(),
              revision.simpleName(),
              String.join(", ", checked));
        }
        return checked.isEmpty();
      }
    }
    // The constructor that javac adds to a private class is private too: that has been said.
    if (!type.getModifiers().contains(Modifier.PRIVATE)) {
      problems.add(Message.NO_CONSTRUCTOR, revision.position(), revision.simpleName());
    }
    return false;
  }

  private boolean isChecked(TypeMirror thrown) {
    return thrown.getKind() == TypeKind.DECLARED
        && !isA(thrown, "java.lang.RuntimeException")
        && !isA(thrown, "java.lang.Error");
  }

  private boolean isA(TypeMirror type, String className) {
    TypeElement other = elements.getTypeElement(className);
    return other != null && types.isSubtype(type, other.asType());
  }

  private String name(TypeMirror type) {
    return types.asElement(type).getSimpleName().toString();
  }

  private static List<TypeElement> withEnclosing(TypeElement type) {
    List<TypeElement> types = new ArrayList<>(List.of(type));
    while (types.get(0).getEnclosingElement() instanceof TypeElement outer) {
      types.add(0, outer);
    }
    return types;
  }

  private static @Nullable String notConcrete(TypeElement type) {
    if (type.getKind() == ElementKind.INTERFACE) {
      return "an interface";
    } else if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
      return "an annotation";
    } else if (type.getKind() == ElementKind.ENUM) {
      return "an enum";
    }
    return type.getModifiers().contains(Modifier.ABSTRACT) ? "abstract" : null;
  }

  private boolean isMigration(TypeElement type) {
    TypeElement migration = elements.getTypeElement("dev.retort.Migration");
    if (migration == null || hasErrors(type.asType())) {
      return true; // javac has more to say about that than we do
    }
    return types.isAssignable(types.erasure(type.asType()), types.erasure(migration.asType()));
  }

  /** A supertype that does not compile may be what makes it a migration. */
  private boolean hasErrors(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        || types.directSupertypes(type).stream().anyMatch(this::hasErrors);
  }

  private void checkMessage(Positioned<String> message) {
    String text = message.value();
    if (text.isBlank()) {
      problems.add(Message.BLANK_MESSAGE, message.position());
    } else if (LINE_BREAK.matcher(text).find() || text.chars().anyMatch(Character::isISOControl)) {
      boolean lineBreak = LINE_BREAK.matcher(text).find();
      problems.add(
          Message.MULTI_LINE_MESSAGE,
          message.position(),
          lineBreak ? "a line break" : "a control character");
    } else if (text.length() > LONGEST_MESSAGE) {
      problems.add(Message.LONG_MESSAGE, message.position(), text.length(), LONGEST_MESSAGE);
    }
  }

  private void checkId(Positioned<String> id) {
    String why = id.value().isEmpty() ? null : RevisionId.whyIllegal(id.value());
    if (why != null) {
      problems.add(Message.ILLEGAL_ID, id.position(), id.value(), why);
    }
  }

  private void checkLabels(RevisionModel revision) {
    Set<String> seen = new HashSet<>();
    for (Positioned<String> label : revision.labels()) {
      String why = RevisionId.whyIllegal(label.value());
      if (why != null) {
        problems.add(Message.ILLEGAL_LABEL, label.position(), label.value(), why);
      } else if (!seen.add(label.value())) {
        problems.add(
            Message.REPEATED_ENTRY, label.position(), "\"" + label.value() + "\"", "labels");
      }
    }
  }

  private void checkReferences(
      RevisionModel revision, List<Positioned<ClassReference>> references, String attribute) {
    Set<String> seen = new HashSet<>();
    for (Positioned<ClassReference> reference : references) {
      ClassReference named = reference.value();
      if (named.binaryName().equals(revision.binaryName())) {
        problems.add(
            Message.SELF_REFERENCE, reference.position(), revision.simpleName(), attribute);
      } else if (!seen.add(named.binaryName()) && named.element() != null) {
        problems.add(Message.REPEATED_ENTRY, reference.position(), named.simpleName(), attribute);
      } else if (named.element() != null && ModelReader.revision(named.element()) == null) {
        problems.add(
            Message.DOWN_WITHOUT_REVISION,
            reference.position(),
            revision.simpleName(),
            named.simpleName(),
            attribute);
      }
    }
  }
}
