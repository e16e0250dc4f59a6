package dev.retort.processor.evaluate;

import com.sun.source.tree.Tree;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Calls of real methods: of the vocabulary's values, and of the JDK's. */
final class NativeCalls {

  private static final int MOST = 1_000_000;

  /** Methods that leave their object as it is. */
  private static final Set<String> READERS =
      Set.of(
          "get",
          "size",
          "isEmpty",
          "contains",
          "containsKey",
          "containsValue",
          "containsAll",
          "getOrDefault",
          "indexOf",
          "lastIndexOf",
          "stream",
          "iterator",
          "forEach",
          "toArray",
          "equals",
          "toString",
          "length",
          "charAt",
          "subList",
          "entrySet",
          "keySet",
          "values",
          "getKey",
          "getValue",
          "substring",
          "first",
          "last",
          "getFirst",
          "getLast",
          "peek",
          "copyOf",
          "asList",
          "join",
          "hasNext",
          "unmodifiableList",
          "compareTo",
          "of",
          "hashCode",
          "copyOfRange",
          "deepToString",
          "unmodifiableMap",
          "unmodifiableSet",
          "nCopies",
          "max",
          "min",
          "frequency",
          "isBlank",
          "firstKey",
          "lastKey",
          "firstEntry",
          "lastEntry");

  /** Methods whose numbers say how much there will be. */
  private static final Set<String> SIZED =
      Set.of(
          "repeat",
          "setScale",
          "nCopies",
          "indent",
          "ensureCapacity",
          "setLength",
          "range",
          "rangeClosed",
          "movePointLeft",
          "movePointRight",
          "scaleByPowerOfTen");

  /** Methods that tell the order of what they get. */
  private static final Set<String> ORDERED =
      Set.of(
          "stream",
          "iterator",
          "forEach",
          "toArray",
          "toString",
          "keySet",
          "values",
          "entrySet",
          "copyOf",
          "addAll",
          "putAll",
          "join");

  private final Interpreter interpreter;
  private final Calls calls;

  NativeCalls(Interpreter interpreter, Calls calls) {
    this.interpreter = interpreter;
    this.calls = calls;
  }

  @Nullable Object call(
      Executable real,
      ExecutableElement method,
      @Nullable Object receiver,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame) {
    String owner = interpreter.natives().owner(method);
    String name = method.getSimpleName().toString();
    boolean isVocabulary = Whitelist.isVocabulary(owner);
    Opaque opaque =
        isVocabulary || !Whitelist.isContainer(owner, name)
            ? firstOpaque(arguments, isVocabulary)
            : null;
    if (opaque == null && isTooMuch(name, receiver, arguments)) {
      opaque = interpreter.opaque(frame, tree, Interpreter.valueOf(tree));
    }
    if (opaque == null && isOrderUnknown(name, owner, receiver, arguments)) {
      opaque =
          interpreter.opaque(
              frame,
              tree,
              "the order of a Set.of(..) or Map.of(..) is another each time the program runs");
    }
    if (opaque == null && !isVocabulary && changes(real, receiver, arguments)) {
      opaque = interpreter.unsure();
    }
    if (opaque != null) {
      return spoilt(opaque, real, receiver, arguments, tree, frame);
    }
    if (!isVocabulary && changes(real, receiver, arguments)) {
      targets(receiver, arguments).forEach(interpreter::changed);
    }
    try {
      List<@Nullable Object> given =
          isVocabulary
              ? Boundary.toVocabulary(interpreter, real, arguments, tree, frame)
              : functions(real, arguments, tree, frame);
      return Natives.call(real, receiver, given);
    } catch (InvocationTargetException e) {
      return failed(e.getCause(), isVocabulary, real, receiver, arguments, tree, frame);
    } catch (IllegalArgumentException | NotKnown e) {
      return failed(e, false, real, receiver, arguments, tree, frame);
    }
  }

  private @Nullable Object failed(
      @Nullable Throwable cause,
      boolean isVocabulary,
      Executable real,
      @Nullable Object receiver,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame) {
    if (cause instanceof Thrown thrown) {
      throw thrown;
    } else if (cause instanceof VirtualMachineError error) {
      throw error;
    } else if (isVocabulary && cause instanceof IllegalArgumentException refusal) {
      return interpreter.recording().refused(frame, tree, Boundary.text(refusal));
    }
    List<@Nullable Object> all = new ArrayList<>(arguments);
    all.add(receiver);
    Opaque inside =
        cause instanceof NotKnown known ? known.opaque() : interpreter.unknowns().opaqueIn(all);
    Opaque why =
        inside != null
            ? inside
            : interpreter.opaque(
                frame,
                tree,
                cause == null || cause instanceof ClassCastException
                    ? Interpreter.valueOf(tree)
                    : Interpreter.quoted(tree) + " throws " + cause);
    return spoilt(why, real, receiver, arguments, tree, frame);
  }

  /** A call that is not made: what it would have changed, and whom it would have called. */
  private Opaque spoilt(
      Opaque why,
      Executable real,
      @Nullable Object receiver,
      List<@Nullable Object> arguments,
      Tree tree,
      Frame frame) {
    if (changes(real, receiver, arguments)) {
      targets(receiver, arguments).forEach(each -> interpreter.spoil(each, why));
    }
    for (Object argument : arguments) {
      if (argument instanceof Closure || argument instanceof Instance) {
        interpreter.unknowns().escape(argument, why, tree, frame);
      }
    }
    return why;
  }

  private @Nullable Opaque firstOpaque(List<@Nullable Object> arguments, boolean isDeep) {
    if (isDeep) {
      return interpreter.unknowns().opaqueIn(arguments);
    }
    for (Object argument : arguments) {
      Opaque found =
          argument instanceof Opaque
                  || argument instanceof Object[]
                  || interpreter.isSpoilt(argument)
              ? interpreter.unknowns().opaqueIn(argument)
              : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isTooMuch(
      String name, @Nullable Object receiver, List<@Nullable Object> arguments) {
    if (name.startsWith("range") && arguments.size() == 2) {
      return arguments.get(0) instanceof Number from
          && arguments.get(1) instanceof Number to
          && to.doubleValue() - from.doubleValue() > MOST;
    }
    if (name.equals("repeat") && receiver instanceof String text) {
      return arguments.get(0) instanceof Integer times && (long) times * text.length() > MOST;
    }
    if (name.startsWith("format") && !arguments.isEmpty()) {
      String format = receiver instanceof String text ? text : String.valueOf(arguments.get(0));
      return java.util.regex.Pattern.compile("%[^a-zA-Z%]*\\d{5}").matcher(format).find();
    }
    return SIZED.contains(name)
        && arguments.stream()
            .anyMatch(each -> each instanceof Number n && Math.abs(n.doubleValue()) > MOST);
  }

  private static boolean isOrderUnknown(
      String name, String owner, @Nullable Object receiver, List<@Nullable Object> arguments) {
    boolean isSorted = owner.contains(".Tree");
    boolean isCreation = name.equals("<init>") && !isSorted;
    return (ORDERED.contains(name) || isCreation)
        && !isSorted
        && ((receiver != null && isUnordered(receiver))
            || arguments.stream().anyMatch(each -> each != null && isUnordered(each)));
  }

  /** Whether it goes through its elements in another order each time the program runs. */
  static boolean isUnordered(Object value) {
    return value.getClass().getName().startsWith("java.util.ImmutableCollections$")
        && ((value instanceof Set<?> set && set.size() > 1)
            || (value instanceof Map<?, ?> map && map.size() > 1));
  }

  // Changes

  static boolean isMutable(Object value) {
    String type = value.getClass().getName();
    return ((value instanceof Collection<?> || value instanceof Map<?, ?>)
            && !type.startsWith("java.util.ImmutableCollections$"))
        || value instanceof Iterator<?>
        || value instanceof StringBuilder
        || value instanceof StringJoiner
        || value instanceof Map.Entry<?, ?>
        || value.getClass().isArray();
  }

  private static boolean changes(
      Executable real, @Nullable Object receiver, List<@Nullable Object> arguments) {
    return real instanceof Method
        && !READERS.contains(real.getName())
        && !Whitelist.isVocabulary(real.getDeclaringClass().getName())
        && !targets(receiver, arguments).isEmpty()
        && (receiver != null
            || real.getDeclaringClass().equals(Arrays.class)
            || real.getDeclaringClass().equals(java.util.Collections.class));
  }

  private static List<Object> targets(@Nullable Object receiver, List<@Nullable Object> arguments) {
    List<Object> targets = new ArrayList<>();
    if (receiver != null) {
      if (isMutable(receiver)) {
        targets.add(receiver);
      }
      return targets;
    }
    for (Object argument : arguments) {
      if (argument != null && isMutable(argument)) {
        targets.add(argument);
      }
    }
    return targets;
  }

  // Lambdas that real code calls

  private List<@Nullable Object> functions(
      Executable real, List<@Nullable Object> arguments, Tree tree, Frame frame) {
    List<@Nullable Object> given = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Class<?> type = real.getParameterTypes()[i];
      Object argument = arguments.get(i);
      boolean isFunction =
          argument instanceof Closure || (argument instanceof Instance && type.isInterface());
      given.add(
          isFunction && type.isInterface() && argument != null
              ? proxy(type, argument, tree, frame)
              : argument);
    }
    return given;
  }

  private Object proxy(Class<?> type, Object function, Tree tree, Frame frame) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass().equals(Object.class)) {
            return switch (method.getName()) {
              case "equals" -> arguments != null && proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> type.getSimpleName();
            };
          } else if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          Object result =
              calls.function(
                  function, arguments == null ? List.of() : Arrays.asList(arguments), tree, frame);
          if (result instanceof Opaque opaque && method.getReturnType().isPrimitive()) {
            if (method.getReturnType().equals(void.class)) {
              return null;
            }
            throw new NotKnown(opaque);
          }
          return Conversions.to(result, method.getReturnType());
        };
    return Proxy.newProxyInstance(
        NativeCalls.class.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
