package dev.retort;

import dev.retort.chain.ChainProblem;
import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.engine.Recorder;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.spi.FileDigests;
import dev.retort.spi.ReviewedFiles;
import dev.retort.spi.RevisionSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All revisions that there are, as one graph, and what each of them says. */
final class Sources implements Recorder {

  private final RevisionGraph graph;
  private final Map<String, RevisionSource> byClass = new HashMap<>();

  /**
   * The versions that the SQL of sources was kept for, by class and kind of database; empty where
   * it was not.
   */
  private final Map<String, String> reviewedVersions = new ConcurrentHashMap<>();

  private Sources(List<RevisionSource> sources, boolean allowEmpty) {
    List<RevisionNode> nodes = new ArrayList<>();
    for (RevisionSource source : sources) {
      for (RevisionNode node : read(source)) {
        nodes.add(node);
        byClass.putIfAbsent(node.className(), source);
      }
    }
    if (nodes.isEmpty() && !allowEmpty) {
      throw new ChainException(
          "no revisions found: is retort-processor on the processor path? Since JDK 23 it must be"
              + " named (annotationProcessorPaths in Maven, annotationProcessor in Gradle). An"
              + " application without revisions says builder(..).allowEmpty()",
          null);
    }
    graph = RevisionGraph.of(nodes);
    List<ChainProblem> wrong =
        graph.problems().stream()
            .filter(problem -> !(problem instanceof ChainProblem.ImpliedDependsOn))
            .toList();
    if (!wrong.isEmpty()) {
      throw new ChainException(
          "the revisions on the class path make no chain:\n  "
              + wrong.stream().map(Sources::text).collect(Collectors.joining("\n  ")),
          null);
    }
  }

  static Sources of(List<RevisionSource> sources, boolean allowEmpty) {
    return new Sources(List.copyOf(sources), allowEmpty);
  }

  /** Every source that {@link ServiceLoader} finds. */
  static Sources load(ClassLoader loader, boolean allowEmpty) {
    List<RevisionSource> sources = new ArrayList<>();
    try {
      ServiceLoader.load(RevisionSource.class, loader).forEach(sources::add);
    } catch (ServiceConfigurationError e) {
      throw new ChainException(
          "a generated class that the class path names can't be loaded; rebuild: " + e.getMessage(),
          e);
    }
    return new Sources(sources, allowEmpty);
  }

  RevisionGraph graph() {
    return graph;
  }

  private static List<RevisionNode> read(RevisionSource source) {
    try {
      return source.revisions();
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new ChainException(source.getClass().getName() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<Operation> record(RevisionNode node, Direction direction) {
    RevisionSource source = byClass.get(node.className());
    return Operations.record(
        op -> {
          boolean known =
              source != null
                  && (direction == Direction.UPGRADE
                      ? source.upgrade(node.className(), op)
                      : source.downgrade(node.className(), op));
          if (!known) {
            Migration migration = reflected(node, source);
            if (direction == Direction.UPGRADE) {
              migration.upgrade(op);
            } else {
              migration.downgrade(op);
            }
          }
        },
        file -> source == null ? null : text(source, file));
  }

  @Override
  public @Nullable String reviewed(RevisionNode node, String database) {
    RevisionSource source = byClass.get(node.className());
    return source == null || reviewedVersion(node, database) == null
        ? null
        : reviewText(source, ReviewedFiles.folder(database) + ReviewedFiles.name(node));
  }

  @Override
  public @Nullable String reviewedVersion(RevisionNode node, String database) {
    RevisionSource source = byClass.get(node.className());
    if (source == null) {
      return null;
    }
    String version =
        reviewedVersions.computeIfAbsent(
            source.getClass().getName() + ' ' + database,
            key -> {
              String marker = reviewText(source, ReviewedFiles.marker(database));
              return marker == null ? "" : marker.strip();
            });
    return version.isEmpty() ? null : version;
  }

  private static @Nullable String text(RevisionSource source, String file) {
    byte[] content = content(source, file);
    if (content == null) {
      return null;
    }
    String compiled = digests(source).get(file);
    if (compiled != null && !compiled.equals(FileDigests.of(content))) {
      throw new IllegalStateException(
          file + " is not what it was when its class was compiled: rebuild");
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** A resource as its generated code finds it: beside its class, or from the root. */
  private static byte @Nullable [] content(RevisionSource source, String resource) {
    try (InputStream in = source.resource(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static @Nullable String reviewText(RevisionSource source, String resource) {
    byte[] content = content(source, "/" + resource);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }

  private static Map<String, String> digests(RevisionSource source) {
    return FileDigests.read(
        content(source, "/" + FileDigests.resource(source.getClass().getName())));
  }

  /** For a class that is newer than the generated code beside it. */
  private static Migration reflected(RevisionNode node, @Nullable RevisionSource source) {
    ClassLoader loader = (source == null ? Sources.class : source.getClass()).getClassLoader();
    try {
      Constructor<?> constructor =
          Class.forName(node.className(), true, loader).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Migration) constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("its constructor threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException(
          "the generated code beside it does not know it, and it can't be created ("
              + e
              + "); rebuild",
          e);
    }
  }

  private static String text(ChainProblem problem) {
    if (problem instanceof ChainProblem.MissingRevision missing) {
      return named(missing.node())
          + (missing.isDependsOn() ? " depends on " : " follows ")
          + missing.className()
          + ", which is nowhere on the class path: add the jar that has it";
    } else if (problem instanceof ChainProblem.SelfReference self) {
      return named(self.node()) + (self.isDependsOn() ? " depends on itself" : " follows itself");
    } else if (problem instanceof ChainProblem.Cycle cycle) {
      return "a circle: " + all(cycle.members()) + " and back to the first";
    } else if (problem instanceof ChainProblem.DuplicateId duplicate) {
      return "one ID on several revisions: " + all(duplicate.nodes());
    } else if (problem instanceof ChainProblem.DuplicateClass duplicate) {
      return "the class "
          + duplicate.nodes().get(0).className()
          + " comes from several jars or folders; leave one on the class path";
    } else if (problem instanceof ChainProblem.DuplicateLabel duplicate) {
      return "the label \"" + duplicate.label() + "\" stands on " + all(duplicate.nodes());
    } else if (problem instanceof ChainProblem.LabelIsId label) {
      return "the label \"" + label.label() + "\" of " + named(label.node()) + " is an ID";
    } else if (problem instanceof ChainProblem.Fork fork) {
      return "several heads: "
          + all(fork.children())
          + " all follow "
          + named(fork.parent())
          + "; join them in a merge revision, or label the branches";
    } else if (problem instanceof ChainProblem.SeveralBases bases) {
      return "several bases: "
          + all(bases.bases())
          + " follow none; give all but one a down, or labels";
    }
    return problem.toString();
  }

  private static String all(List<RevisionNode> nodes) {
    return nodes.stream().map(Sources::named).collect(Collectors.joining(", "));
  }

  private static String named(RevisionNode node) {
    return node.className() + " (" + node.id() + ")";
  }
}
