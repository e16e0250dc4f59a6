package dev.retort.processor;

import java.util.Map;

/** What the evaluator must understand: one construct each. */
final class EvaluatedBodies {

  private EvaluatedBodies() {}

  private static void add(Map<String, String[]> all, String name, String upgrade) {
    add(all, name, upgrade, "");
  }

  private static void add(Map<String, String[]> all, String name, String upgrade, String members) {
    all.put(name, new String[] {upgrade, members});
  }

  static void add(Map<String, String[]> all) {
    vocabulary(all);
    values(all);
    flow(all);
    code(all);
    rows(all);
  }

  private static void vocabulary(Map<String, String[]> all) {
    add(
        all,
        "literals",
        """
        op.createTable("account",
            column("id", bigint()).identity().primaryKey(),
            column("name", varchar(50)).defaultValue("x"),
            column("rate", decimal(10, 2)).nullable().defaultValue(1.5),
            check("rate > 0").named("positive"), unique("name"), comment("people"));
        op.alterColumn("account", "name", setType(varchar(60)), setNotNull());
        op.createIndex("account", index("name").unique().where("name <> ''"));
        op.dropIndex("account", "ix_account_name", concurrently());
        op.addConstraint("account",
            foreignKey("id").references("person", "id").onDelete(CASCADE));
        """);
    add(
        all,
        "on one database",
        """
        op.on(POSTGRESQL, () -> op.execute("CREATE EXTENSION citext"));
        op.on(H2, () -> {
          op.dropTable("a");
          op.on(MYSQL, () -> op.dropTable("b"));
        });
        op.on(MARIADB, this::forMaria);
        op.dropTable("c");
        """,
        "private final void forMaria() { }\n");
    add(
        all,
        "java steps",
        "op.run(\"compute \" + 1, connection -> { throw new IllegalStateException(); });"
            + " op.dropTable(\"a\");");
    add(
        all,
        "script",
        "if (op.hasScript(\"no.sql\")) { op.executeScript(\"no.sql\"); }"
            + " op.dropTable(\"a\");");
    add(
        all,
        "other objects",
        """
        op.createSequence(sequence("invoice").startWith(1000));
        op.createEnum("mood", "sad", "ok"); op.addEnumValue("mood", "happy", after("ok"));
        op.createView("v", "SELECT 1"); op.createSchema("s");
        op.timeouts(statementLockTimeout(Duration.ofSeconds(3)).lockRetries(20));
        """);
    add(
        all,
        "parameters",
        """
        op.execute("UPDATE a SET b = ?, c = ?", 1, null);
        op.execute("UPDATE a SET b = ?", (Object) new String[] {"x"});
        op.execute("UPDATE a SET b = ?, c = ?", new Object[] {"x", 'y'});
        op.execute(sql("GRANT x").reversedBy("REVOKE x"));
        op.update("a", set("b", 1L).setSql("c", "c + 1"), where("d = ?", true));
        op.delete("a", allRows());
        op.backfill("a", set("b", null), where("b IS NULL"), batchesOf(10_000));
        """);
  }

  private static void values(Map<String, String[]> all) {
    add(
        all,
        "text",
        """
        op.execute(\"\"\"
            CREATE VIEW x AS
              SELECT 1\"\"\");
        op.execute("a" + 1 + 2L + 'c' + 1.5f + 2.0 + true + null + (char) 66 + (byte) 300);
        op.execute("sum " + (1 + 2) + " " + 'a' + ('a' + 1));
        String s = null; s += "x"; s += 1; op.execute(s);
        op.execute(String.format("%s_%d", "a", 7)); op.execute("%s-%s".formatted("b", 1L));
        op.execute(" x ".trim().toUpperCase(Locale.ROOT).concat("y").repeat(2).substring(1));
        op.execute(String.join(",", "a", "b") + String.join("|", List.of("c", "d")));
        """);
    add(
        all,
        "arithmetic",
        """
        int i = Integer.MAX_VALUE; i++; long l = i; l += 1.7; short sh = (short) 70000; byte b = 'a';
        op.execute("x ? ? ? ? ? ? ? ?", i, l, 7 / 2, -7 % 3, 7 / 2.0, 1 << 33, 1L << 33, -1 >>> 28);
        op.execute("y", sh, b, (int) 3.99, (long) -2.5f, ~5, +b, -sh, 5 & 3 | 8 ^ 1);
        op.execute("z", 1 < 2, 2 >= 2.0, 'a' == 97, !(1 != 2), true ^ false, 1 + 1L, 1.0f * 3);
        op.execute("c", true ? 1 : 2L, false ? 'a' : 98, true ? null : 0, i++ + ++i, i-- - --i);
        Integer boxed = 5; Long big = 6L; boxed++; big += boxed; double d = 1; Object o = 1;
        op.execute("b", boxed, big, d, o, boxed + big);
        """);
    add(
        all,
        "constants",
        """
        op.dropTable(TABLE); op.dropTable(Constants.NAME); op.dropTable(Constants.COMPUTED);
        op.execute("x", Integer.MAX_VALUE, BigDecimal.TEN, Constants.BIG, ZoneOffset.UTC.getId());
        op.addColumn(TABLE, ID); for (String each : TABLES) { op.dropTable(each); }
        op.execute("y", Deep.A, Constants.Inner.X, javax.sql.rowset.WebRowSet.PUBLIC_XML_SCHEMA);
        """,
        """
        private static final String TABLE = "acc" + "ount";
        private static final Column ID = column("id", bigint()).primaryKey();
        private static final String[] TABLES = {"t1", "t2"};
        interface Deep { String A = Constants.NAME + 1; }
        """);
    add(
        all,
        "java time and others",
        """
        op.execute("?", LocalDate.of(2024, 2, 29).plusDays(1), LocalTime.parse("10:15"),
            LocalDateTime.of(2024, Month.MARCH, 1, 2, 3), OffsetDateTime.parse("2024-01-01T00:00:00Z"),
            Instant.ofEpochSecond(1), UUID.fromString("00000000-0000-0000-0000-000000000001"),
            new BigDecimal("1.50").add(BigDecimal.ONE), BigInteger.TWO.multiply(BigInteger.TEN),
            DayOfWeek.MONDAY, java.sql.Date.valueOf("2024-01-01"), Integer.parseInt("7") + Math.max(1, 2),
            List.of(1, 2), new int[] {1, 2}, "x".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        """);
    add(
        all,
        "enums",
        """
        op.execute("?", Mood.SAD, Mood.HAPPY.sql(), Mood.values().length, Mood.valueOf("HAPPY"),
            Mood.HAPPY.ordinal(), Mood.SAD == Mood.HAPPY, Mood.SAD.name().toLowerCase(Locale.ROOT), Mood.SAD + "!");
        for (Mood mood : Mood.values()) { op.addEnumValue("mood", mood.sql()); }
        """,
        """
        enum Mood { SAD("sad"), HAPPY("hpy") { @Override String sql() { return "happy!"; } };
          private final String sql; Mood(String sql) { this.sql = sql; } String sql() { return sql; } }
        """);
    add(
        all,
        "collections",
        """
        List<String> names = new ArrayList<>(List.of("a")); names.add("b"); names.add(0, "z");
        names.addAll(Arrays.asList("p", "q")); names.remove("p"); Collections.sort(names);
        op.execute(names.size() + names.get(1) + names.contains("q") + names);
        Map<String, Integer> map = new LinkedHashMap<>(); map.put("x", 1); map.merge("x", 5, Integer::sum);
        for (Map.Entry<String, Integer> e : map.entrySet()) { op.execute(e.getKey() + e.getValue()); }
        map.forEach((k, v) -> op.dropTable(k + v));
        names.forEach(op::dropTable);
        List.of("s", "t").stream().map(x -> x + x).filter(x -> !x.startsWith("t")).forEach(x -> op.dropTable(x));
        IntStream.range(0, 3).forEach(i -> op.dropTable("part_" + i));
        op.execute(Stream.of("c", "d").map(String::toUpperCase).collect(Collectors.joining(", ", "(", ")")));
        int[][] grid = {{1, 2}, {3}}; int[] more = new int[2]; more[1] += 4; op.execute("?", grid[0][1], more[1], more.length);
        StringBuilder sql = new StringBuilder("SELECT "); for (int i = 0; i < 3; i++) sql.append(i).append(','); sql.setLength(sql.length() - 1);
        op.execute(sql.toString());
        op.execute(Optional.of("x").map(x -> x + "y").orElse("z") + Objects.requireNonNullElse(null, "n"));
        """);
  }

  private static void flow(Map<String, String[]> all) {
    add(
        all,
        "loops",
        """
        for (int i = 0, j = 9; i < j; i += 2, j--) { if (i == 2) continue; op.dropTable("a" + i + j); }
        int n = 3; while (n > 0) { op.dropTable("w" + n--); } do { op.dropTable("d" + n); } while (++n < 2);
        outer: for (var a : List.of("x", "y")) { for (var b : new String[] {"1", "2", "3"}) {
          if (b.equals("2")) continue outer; if (a.equals("y")) break outer; op.dropTable(a + b); } }
        for (;;) { if (n++ > 5) break; } op.dropTable("n" + n); block: { if (n > 0) break block; op.dropTable("no"); }
        """);
    add(
        all,
        "choices",
        """
        int x = 2; String t = "b"; if (x > 1) op.dropTable("yes"); else op.dropTable("no");
        switch (x) { case 1: op.dropTable("s1"); case 2: op.dropTable("s2"); case 3: op.dropTable("s3"); break; default: op.dropTable("s"); }
        switch (t) { case "a" -> op.dropTable("no"); case "b", "c" -> { op.dropTable("arrow"); } default -> op.dropTable("no"); }
        op.dropTable(switch (x) { case 1 -> "one"; case 2 -> { String r = "t"; yield r + "wo"; } default -> "many"; });
        op.dropTable(switch (t) { case "z": yield "z"; default: yield "dflt"; });
        op.dropTable(switch (Thread.State.NEW) { case NEW -> "n"; default -> "o"; });
        op.dropTable(x > 1 && t.equals("b") || 1 / 0 > 1 ? "cond" : "no");
        Object o = t; if (o instanceof String s && s.length() == 1) op.dropTable("pattern_" + s);
        if (!(o instanceof Integer)) op.dropTable("not"); if (x == 2) { op.dropTable("last"); return; } op.dropTable("never");
        """);
    add(
        all,
        "exceptions that do not come",
        """
        try { op.dropTable("a"); } finally { op.dropTable("b"); }
        try { op.dropTable("c"); } catch (IllegalStateException e) { op.dropTable("no"); }
        synchronized (this) { op.dropTable("d"); } assert 1 < 2 : "no"; ;
        """);
  }

  private static void code(Map<String, String[]> all) {
    add(
        all,
        "helpers",
        """
        audit(op, "account"); op.dropTable(name(1) + this.name(2)); new Helper().drop(op, "h"); Audit.columns(op, "x", "a", "b");
        op.dropTable(new Helper2("p").named("q")); op.dropTable(fact(5) + ""); Runnable r = () -> op.dropTable("r"); r.run();
        Function<String, String> f = s -> s + "!"; op.dropTable(f.apply("f")); Supplier<Helper2> make = () -> new Helper2("s"); op.dropTable(make.get().named("t"));
        BiConsumer<String, Integer> c = (s, n) -> op.dropTable(s + n); c.accept("c", 1); op.dropTable(generic(List.of("g")));
        """,
        """
        private final String prefix = "pre" + 1;
        private void audit(Operations op, String... tables) { for (String t : tables) { op.addColumn(t, column("at", timestamptz())); } }
        String name(int i) { return prefix + i; }
        static long fact(int n) { return n <= 1 ? 1 : n * fact(n - 1); }
        static <T extends Comparable<T>> T generic(List<? extends T> list) { return list.get(0); }
        static class Helper { void drop(Operations op, String t) { op.dropTable(t); } }
        class Helper2 { private String p; private int n; Helper2(String p) { this(); this.p = p; n++; } private Helper2() { n = 10; } String named(String s) { return p + s + n + prefix; } }
        """);
    add(
        all,
        "classes inside",
        """
        List<Runnable> later = new ArrayList<>(); for (String n : List.of("p", "q")) { int copy = n.length(); later.add(() -> op.dropTable(n + copy)); later.add(new Runnable() { public void run() { op.dropTable("r" + n); } }); } for (Runnable each : later) each.run();
        class Local { final String a; Local(String a) { this.a = a + suffix(); } String get() { return a; } }
        op.dropTable(new Local("l").get());
        Supplier<String> anonymous = new Supplier<>() { int n = 4; @Override public String get() { return "anon" + n + op.hasScript("x"); } };
        op.dropTable(anonymous.get());
        record Point(int x, String y) { Point { if (x < 0) throw new IllegalArgumentException(); y = y + "!"; } static Point of(int x) { return new Point(x, "o"); } String both() { return x + y; } }
        Point p = Point.of(3); op.dropTable(p.both() + p.x() + p + p.equals(new Point(3, "o")));
        op.on(H2, new Runnable() { @Override public void run() { op.dropTable("in anonymous"); } });
        interface Named { String n(); default String twice() { return n() + n(); } } Named named = () -> "q"; op.dropTable(named.n());
        """,
        "private String suffix() { return \"_s\"; }");
    add(
        all,
        "inherited",
        "prepare(op); twice(op, \"d\"); op.dropTable(which());",
        "@Override public void downgrade(Operations op) { Migration.super.downgrade(op); }\n"
            + "void prepare(Operations op) { new Child().go(op); } String which() { return Base.class.getSimpleName() + getClass().getSimpleName(); } void twice(Operations op, String t) { new Child().twice(op, t); }"
            + " static class Child extends Base implements Mix { Child() { super(\"c\"); } @Override String hook() { return \"child\" + super.hook(); } }");
  }

  private static void rows(Map<String, String[]> all) {
    add(
        all,
        "rows",
        """
        op.insert(into("a", "x", "y").values("1", null).values(2, 3L));
        record Row(String createdAt, int n, String ignored) {}
        List<Row> rows = List.of(new Row("c", 1, ""), new Row("d", 2, ""));
        op.bulkInsert(into("a", "created_at", "n"), rows);
        op.bulkInsert(into("a", "x", "y"), List.of(Map.of("x", 1, "y", Mode.ON), Map.of("x", 2, "y", Mode.OFF)));
        op.bulkInsert(table("a", column("x", integer()), column("y", text())), List.of(List.of(1, "a"), Arrays.asList(2, null)));
        op.bulkInsert(into("a", "x"), Stream.of(1, 2, 3).map(i -> new Object[] {i * i}));
        op.bulkInsert(into("a", "x"), List.of());
        List<Object[]> more = new ArrayList<>(); for (int i = 0; i < 5; i++) { more.add(new Object[] {i, "n" + i}); } op.bulkInsert(into("a", "i", "n"), more);
        """,
        "enum Mode { ON, OFF }");
  }
}
