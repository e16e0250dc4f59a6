package dev.retort.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** A command: it works, then answers once. */
abstract class AnyCommand implements Callable<Integer> {

  private final Invocation invocation;

  AnyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  final Invocation invocation() {
    return invocation;
  }

  final Terminal terminal() {
    return invocation.terminal();
  }

  final boolean isVerbose() {
    return invocation.output().verbose;
  }

  /** Works. */
  abstract Answer answer() throws Exception;

  @Override
  public final Integer call() throws Exception {
    Answer answer;
    try {
      answer = answer();
    } catch (LinkageError e) {
      throw new RefusedException(
          "a class of the migrations can't be loaded: "
              + e
              + ". Put all that they need on --classpath, and use a Java that is as new as the one"
              + " that compiled them; this is "
              + Runtime.version().feature(),
          e);
    }
    if (invocation.output().json) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("command", getClass().getAnnotation(Command.class).name());
      all.put("exitCode", answer.exitCode());
      all.putAll(answer.fields());
      terminal().out().println(Json.text(all));
    } else if (!answer.text().isEmpty()) {
      terminal().out().println(answer.text().stripTrailing());
    }
    terminal().out().flush();
    return answer.exitCode();
  }
}
