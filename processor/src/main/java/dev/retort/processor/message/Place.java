package dev.retort.processor.message;

import javax.tools.Diagnostic.Kind;

/** An expression in a source, where the compiler itself puts a message. */
public interface Place {

  /** Reports a message there. */
  void print(Kind kind, String text);
}
