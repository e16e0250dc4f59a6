package dev.retort.processor.java;

import dev.retort.op.Dsl;
import dev.retort.op.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A piece of Java that is not laid out yet. */
sealed interface Code {

  /** Adds what it needs imported. */
  void imports(Set<String> imports);

  /**
   * What is never broken: a number, a constant.
   *
   * @param owner the class that must be imported for it, or null
   */
  record Word(String text, @Nullable Class<?> owner) implements Code {
    static Word of(String text) {
      return new Word(text, null);
    }

    @Override
    public void imports(Set<String> imports) {
      add(imports, owner);
    }
  }

  /** A string: a literal, the sum of several, or a text block. */
  record Text(String value) implements Code {
    @Override
    public void imports(Set<String> imports) {}
  }

  /**
   * A call.
   *
   * @param owner whose static method (or, named {@code new}, constructor) it is; null for a method
   *     of what stands before it
   */
  record Call(@Nullable Class<?> owner, String name, List<Code> arguments) implements Code {
    public Call {
      arguments = List.copyOf(arguments);
    }

    static Call of(Class<?> owner, String name, Code... arguments) {
      return new Call(owner, name, List.of(arguments));
    }

    /** What stands before the parenthesis. */
    String head() {
      if (owner == null || owner.equals(Dsl.class)) {
        return name;
      } else if (owner.equals(Operations.class)) {
        return "op." + name;
      }
      return name.equals("new")
          ? "new " + owner.getSimpleName()
          : owner.getSimpleName() + "." + name;
    }

    @Override
    public void imports(Set<String> imports) {
      add(imports, owner);
      arguments.forEach(argument -> argument.imports(imports));
    }
  }

  /** Calls on what the one before gave: {@code column(..).nullable()}. */
  record Chain(List<Call> calls) implements Code {
    public Chain {
      calls = List.copyOf(calls);
    }

    @Override
    public void imports(Set<String> imports) {
      calls.forEach(call -> call.imports(imports));
    }
  }

  /** A lambda without parameters. */
  record Lambda(List<Code> statements) implements Code {
    public Lambda {
      statements = List.copyOf(statements);
    }

    @Override
    public void imports(Set<String> imports) {
      statements.forEach(statement -> statement.imports(imports));
    }
  }

  /** A chain in the making. */
  final class Fluent {
    private final List<Call> calls = new ArrayList<>();

    static Fluent of(Call first) {
      Fluent fluent = new Fluent();
      fluent.calls.add(first);
      return fluent;
    }

    /** The next call. */
    Fluent then(String name, Code... arguments) {
      calls.add(new Call(null, name, Arrays.asList(arguments)));
      return this;
    }

    /** The next call, unless nothing is to be said. */
    Fluent when(boolean said, String name, Code... arguments) {
      return said ? then(name, arguments) : this;
    }

    Code end() {
      return calls.size() == 1 ? calls.get(0) : new Chain(calls);
    }
  }

  private static void add(Set<String> imports, @Nullable Class<?> owner) {
    if (owner == null || owner.equals(Operations.class)) {
      return;
    }
    imports.add(owner.equals(Dsl.class) ? JavaSource.VOCABULARY : owner.getName());
  }
}
