package dev.retort.processor.evaluate;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The classes of the JDK whose methods say the same each time, and can be called while compiling;
 * and those that never do.
 */
final class Whitelist {

  private static final String VOCABULARY = "dev.retort.op.";

  private static final Set<String> PURE = new HashSet<>();

  static {
    in(
        "java.lang",
        "String CharSequence StringBuilder AbstractStringBuilder Integer Long Short Byte Character Boolean Double Float"
            + " Number Math StrictMath Comparable Iterable Enum Object");
    in("java.math", "BigDecimal BigInteger MathContext RoundingMode");
    in(
        "java.time",
        "LocalDate LocalTime LocalDateTime OffsetDateTime OffsetTime ZonedDateTime Instant Duration"
            + " Period Year YearMonth MonthDay ZoneOffset ZoneId DayOfWeek Month");
    in("java.time.temporal", "ChronoUnit ChronoField TemporalAdjusters Temporal TemporalUnit");
    in("java.time.chrono", "ChronoLocalDate ChronoLocalDateTime ChronoZonedDateTime IsoChronology");
    in("java.time.format", "DateTimeFormatter");
    in(
        "java.util",
        "List ArrayList LinkedList AbstractCollection AbstractList Collection Arrays Set Map"
            + " Map.Entry AbstractMap HashMap LinkedHashMap TreeMap HashSet LinkedHashSet TreeSet"
            + " SortedMap SortedSet NavigableMap NavigableSet EnumMap EnumSet Collections Optional"
            + " OptionalInt OptionalLong StringJoiner Locale UUID Objects Iterator ListIterator"
            + " Comparator HexFormat Deque ArrayDeque Queue SequencedCollection SequencedMap"
            + " Base64 Base64.Encoder Base64.Decoder AbstractMap.SimpleEntry"
            + " AbstractMap.SimpleImmutableEntry");
    in("java.util.stream", "Stream IntStream LongStream BaseStream Collectors");
    in(
        "java.util.function",
        "Function BiFunction Supplier Consumer BiConsumer Predicate BiPredicate UnaryOperator"
            + " BinaryOperator IntFunction IntConsumer IntPredicate IntUnaryOperator ToIntFunction"
            + " ToLongFunction");
    in("java.sql", "Date Time Timestamp");
    in("java.nio.charset", "StandardCharsets");
  }

  /** What they have that is not the same each time or may never end, or needs much memory. */
  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          "java.lang.Object", Set.of("hashCode", "getClass", "notify", "wait", "notifyAll"),
          "java.lang.Enum", Set.of("hashCode"),
          "java.lang.Integer", Set.of("getInteger"),
          "java.lang.Long", Set.of("getLong"),
          "java.lang.Boolean", Set.of("getBoolean"),
          "java.math.BigInteger", Set.of("pow", "probablePrime", "nextProbablePrime", "shiftLeft"),
          "java.math.BigDecimal", Set.of("pow"),
          "java.util.stream.Stream", Set.of("generate", "iterate", "parallel"),
          "java.util.stream.IntStream", Set.of("generate", "iterate", "parallel"),
          "java.util.stream.LongStream", Set.of("generate", "iterate", "parallel"));

  /** In whatever class: they tell where and when it runs, or shuffle. */
  private static final Set<String> NEVER =
      Set.of(
          "now",
          "random",
          "randomUUID",
          "systemDefault",
          "getDefault",
          "setDefault",
          "shuffle",
          "parallelStream",
          "identityHashCode",
          "getAvailableLocales",
          "availableProcessors");

  /** Methods that put values into something, without looking at them. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "List.of",
          "List.add",
          "List.addFirst",
          "List.addLast",
          "List.set",
          "ArrayList.add",
          "ArrayList.set",
          "LinkedList.add",
          "Collection.add",
          "Arrays.asList",
          "Map.entry",
          "Map.of",
          "Map.put",
          "HashMap.put",
          "LinkedHashMap.put",
          "TreeMap.put",
          "Stream.of",
          "Optional.of",
          "Collections.singletonList",
          "Collections.nCopies");

  private Whitelist() {}

  private static void in(String packageName, String names) {
    for (String name : names.split(" ", -1)) {
      PURE.add(packageName + "." + name);
    }
  }

  /** Whether a class is of the vocabulary, which is invoked whatever it is. */
  static boolean isVocabulary(String type) {
    return type.startsWith(VOCABULARY);
  }

  /**
   * Whether a method may be called.
   *
   * @param type the canonical name of its class
   */
  static boolean has(String type, String method) {
    if (isVocabulary(type)) {
      return !(type.equals(VOCABULARY + "Operations") || type.equals(VOCABULARY + "JavaStep"));
    }
    return PURE.contains(type)
        && !NEVER.contains(method)
        && !EXCEPTIONS.getOrDefault(type, Set.of()).contains(method);
  }

  /** Whether a class may be looked at: its constants, its constructors. */
  static boolean hasClass(String type) {
    return isVocabulary(type) || PURE.contains(type);
  }

  /** Whether a method takes a value without looking at it. */
  static boolean isContainer(String type, String method) {
    return CONTAINERS.contains(type.substring(type.lastIndexOf('.') + 1) + "." + method);
  }

  /**
   * What a method or constructor that is not understood asks.
   *
   * @param method {@code <init>} for a constructor
   * @param parameters how many it has
   */
  static Remark.Kind kind(String type, String method, int parameters) {
    if (isClockOrChance(type, method, parameters)) {
      return Remark.Kind.NOT_REPEATABLE;
    }
    return isEnvironment(type, method) ? Remark.Kind.ENVIRONMENT : Remark.Kind.OPAQUE;
  }

  private static boolean isClockOrChance(String type, String method, int parameters) {
    return switch (type) {
      case "java.lang.System" -> method.equals("currentTimeMillis") || method.equals("nanoTime");
      case "java.lang.Math", "java.lang.StrictMath" -> method.equals("random");
      case "java.util.UUID" -> method.equals("randomUUID");
      case "java.util.Date",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.GregorianCalendar",
          "java.security.SecureRandom" ->
          method.equals("<init>") && parameters == 0;
      case "java.util.concurrent.ThreadLocalRandom" -> method.equals("current");
      case "java.util.Calendar" -> method.equals("getInstance");
      case "java.util.Collections" -> method.equals("shuffle") && parameters == 1;
      case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
      default -> type.startsWith("java.time.") && method.equals("now") && parameters == 0;
    };
  }

  private static boolean isEnvironment(String type, String method) {
    if (type.startsWith("java.nio.file.") || type.startsWith("java.io.File")) {
      return true;
    }
    return switch (type) {
      case "java.lang.System" ->
          Set.of("getenv", "getProperty", "getProperties", "lineSeparator").contains(method);
      case "java.lang.Boolean", "java.lang.Integer", "java.lang.Long" ->
          method
              .toLowerCase(Locale.ROOT)
              .equals("get" + type.substring(10).toLowerCase(Locale.ROOT));
      case "java.lang.Runtime", "java.lang.ProcessHandle" -> true;
      case "java.lang.Class", "java.lang.ClassLoader" -> method.startsWith("getResource");
      case "java.util.Locale", "java.util.TimeZone" -> method.equals("getDefault");
      case "java.time.ZoneId" -> method.equals("systemDefault");
      case "java.nio.charset.Charset" -> method.equals("defaultCharset");
      default -> type.startsWith("java.net.") || type.startsWith("java.util.prefs.");
    };
  }
}
