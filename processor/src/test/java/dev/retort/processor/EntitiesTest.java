package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.Result;
import dev.retort.processor.message.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities are compared with what the chain leaves at its head. */
class EntitiesTest {

  private static final String ACCOUNT =
      """
      op.createTable("account",
          column("id", bigint()).identity().primaryKey(),
          column("email", varchar(254)),
          column("created_at", timestamptz()).nullable());
      """;

  @TempDir private static Path annotations;
  private static Path persistence;

  @TempDir private Path folder;

  @BeforeAll
  static void compileAnnotations() {
    persistence = StandInPersistence.compiled(annotations);
  }

  private Compilation chain(String upgrade) {
    return new Compilation(folder)
        .classPath(persistence)
        .source(
            """
            package shop.migrations;
            import static dev.retort.op.Dsl.*;
            import dev.retort.*;
            import dev.retort.op.*;
            @Revision(message = "begin")
            public final class Begin implements Migration {
              @Override public void upgrade(Operations op) {
                %s
              }
            }
            """
                .formatted(upgrade));
  }

  private static String entity(String annotations, String name, String members) {
    return """
        package shop;
        import jakarta.persistence.*;
        import java.math.*;
        import java.time.*;
        import java.util.*;
        %s
        public class %s {
          %s
        }
        """
        .formatted(annotations, name, members);
  }

  private static String account(String members) {
    return entity(
        "@Entity",
        "Account",
        "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;\n  String email;\n  "
            + members);
  }

  private Result compile(String upgrade, String... sources) {
    Compilation compilation = chain(upgrade);
    for (String source : sources) {
      compilation.source(source);
    }
    return compilation.compile();
  }

  private void isSilent(String upgrade, String... sources) {
    Result result = compile(upgrade, sources);
    assertThat(result.messages()).isEmpty();
    assertThat(result.success()).isTrue();
  }

  @Test
  void anEntityThatTheChainGivesAllIsSilent() {
    isSilent(ACCOUNT, account("Instant createdAt; @Transient String shown; static int count;"));
  }

  @Test
  void aMissingColumnIsToldAtItsFieldWithTheRevisionThatAddsIt() {
    Result result = compile(ACCOUNT, account("@Column(length = 100) String nickName;"));

    assertThat(result.success()).isTrue();
    String message = result.retort().get(0);
    assertThat(message)
        .startsWith(
            "Account.java:10: warning: [retort:EN02 missing-column] Account.nickName is kept in a"
                + " column \"nick_name\", which table \"account\" has not got at the head of the"
                + " chain:");
    assertThat(pasted(message))
        .isEqualTo(
            """
            package shop.migrations;

            import static dev.retort.op.Dsl.*;

            import dev.retort.Migration;
            import dev.retort.Revision;
            import dev.retort.op.Operations;

            @Revision(message = "add nick_name to account", down = Begin.class)
            public final class AddNickNameToAccount implements Migration {
              @Override
              public void upgrade(Operations op) {
                op.addColumn("account", column("nick_name", varchar(100)).nullable());
              }
            }
            """);
    assertThat(result.retort()).hasSize(1);
  }

  /** What a message offers after its sentence, as a file. */
  private static String pasted(String message) {
    return message.substring(message.indexOf('\n') + 1).stripIndent() + "\n";
  }

  @Test
  void theRevisionOfTheMessagePastedMendsIt() {
    String entity =
        account("@Column(length = 100) String nickName; @Basic(optional = false) int age;");
    Compilation compilation = chain(ACCOUNT).source(entity);
    Result result = compilation.compile();
    assertThat(result.of(Message.MISSING_COLUMN)).hasSize(2);
    assertThat(result.of(Message.BEHIND_ENTITIES)).hasSize(1);

    Result mended = compilation.source(pasted(result.of(Message.BEHIND_ENTITIES).get(0))).compile();
    assertThat(mended.retort()).isEmpty();
    assertThat(mended.success()).isTrue();
  }

  @Test
  void missingTablesAreMadeWithTheirKeysInWhateverOrderTheyPointToEachOther() {
    String customer =
        entity(
            "@Entity",
            "Customer",
            "@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;"
                + " @Column(nullable = false) String name; @OneToOne OrderItem favourite;");
    String item =
        entity(
            "@Entity",
            "OrderItem",
            "@Id Long id; @ManyToOne(optional = false) Customer customer; BigDecimal price;"
                + " @ManyToOne Account account; @Version int version;");
    Compilation compilation =
        chain(ACCOUNT).source(customer).source(item).source(account("Instant createdAt;"));
    Result result = compilation.compile();

    assertThat(result.of(Message.MISSING_TABLE))
        .hasSize(2)
        .first()
        .asString()
        .startsWith(
            "Customer.java:7: warning: [retort:EN01 missing-table] Customer is kept in a table"
                + " \"customer\", which the chain does not make:")
        .contains("column(\"id\", bigint()).identity().primaryKey()")
        .contains("column(\"name\", varchar(255))")
        .contains("column(\"favourite_id\", bigint()).nullable()");
    String note = result.of(Message.BEHIND_ENTITIES).get(0);
    assertThat(note)
        .startsWith("Begin.java:6: note: ")
        .contains(".references(\"account\", \"id\")");

    Result mended = compilation.source(pasted(note)).compile();
    assertThat(mended.retort()).isEmpty();
    assertThat(mended.success()).isTrue();
  }

  @Test
  void aNameThatIsNearlyThereIsAsked() {
    assertThat(compile(ACCOUNT, entity("@Entity", "Acount", "@Id Long id; String email;")).retort())
        .singleElement()
        .asString()
        .contains("did you mean \"account\"? Else:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Column(name = \"created_at\") Instant made;",
        "@Column(name = \"createdAt\") Instant made;",
        "@Column(name = \"CREATED_AT\") Instant made;",
        "@Column(name = \"`created_at`\") Instant made;",
        "Instant created_at;",
        "transient String cache;",
        "@org.hibernate.annotations.Formula(\"1\") int one;",
        "List<String> words;",
        "@ElementCollection Set<String> tags;",
        "@ManyToMany Set<Account> friends;",
        "@OneToMany(mappedBy = \"x\") List<Account> children;",
        "@OneToOne(mappedBy = \"x\") Account other;",
        "@ManyToOne @JoinTable Account joined;",
        "@Column(table = \"other\") String elsewhere;",
        "final int constant = 3;"
      })
  void whatIsThereUnderAnotherSpellingOrHasNoColumnIsSilent(String member) {
    isSilent(ACCOUNT, account(member));
  }

  @Test
  void aColumnIsFoundByJakartasOwnNameToo() {
    isSilent(
        "op.createTable(\"OrderItem\", column(\"id\", bigint()).primaryKey(),"
            + " column(\"unitPrice\", decimal(38, 2)).nullable());",
        entity("@Entity", "OrderItem", "@Id Long id; BigDecimal unitPrice;"));
  }

  @Test
  void embeddedSuperclassesAndOverridesAreColumnsOfTheEntity() {
    String base =
        entity("@MappedSuperclass", "Base<K>", "@Id K id; @Version Integer version;")
            .replace("public class", "public abstract class");
    String address =
        entity("@Embeddable", "Address", "String street; @Column(name = \"zip\") String code;");
    String user =
        entity(
            "@Entity @Table(name = \"users\")",
            "User extends Base<UUID>",
            "@Embedded Address home; @AttributeOverrides({@AttributeOverride(name = \"street\","
                + " column = @Column(name = \"work_street\")), @AttributeOverride(name = \"code\","
                + " column = @Column(name = \"work_zip\"))}) Address work;");

    List<String> told =
        compile(
                "op.createTable(\"users\", column(\"id\", uuid()).primaryKey(), column(\"street\","
                    + " varchar(255)).nullable());",
                base,
                address,
                user)
            .of(Message.MISSING_COLUMN);
    assertThat(told).hasSize(4);
    assertThat(told).anyMatch(each -> each.contains("Base.java:8: warning"));
    assertThat(told)
        .anyMatch(each -> each.contains("User.work.code is kept in a column \"work_zip\""));
    isSilent(
        "op.createTable(\"users\", column(\"id\", uuid()).primaryKey(), column(\"version\","
            + " integer()).nullable(), column(\"street\", varchar(255)).nullable(), column(\"zip\","
            + " varchar(255)).nullable(), column(\"work_street\", varchar(255)).nullable(),"
            + " column(\"work_zip\", varchar(255)).nullable());",
        base,
        address,
        user);
  }

  @Test
  void aSingleTableHasTheColumnsOfAllItsClassesAndJoinedOnesHaveTheirOwn() {
    String animal =
        entity("@Entity", "Animal", "@Id Long id; @Column(nullable = false) String name;");
    String dog = entity("@Entity", "Dog extends Animal", "int barks;");
    isSilent(
        "op.createTable(\"animal\", column(\"id\", bigint()).primaryKey(), column(\"dtype\","
            + " varchar(31)), column(\"name\", text()), column(\"barks\", integer()).nullable());",
        animal,
        dog);
    isSilent(
        "op.createTable(\"animal\", column(\"id\", bigint()).primaryKey(), column(\"name\", text()));"
            + " op.createTable(\"dog\", column(\"id\", bigint()).primaryKey(), column(\"barks\","
            + " integer()));",
        animal.replace("@Entity", "@Entity @Inheritance(strategy = InheritanceType.JOINED)"),
        dog);
    assertThat(
            compile(
                    "op.createTable(\"animal\", column(\"id\", bigint()).primaryKey(),"
                        + " column(\"name\", text()));",
                    animal,
                    dog)
                .of(Message.MISSING_COLUMN))
        .hasSize(2)
        .anyMatch(each -> each.contains("\"barks\", which table \"animal\""))
        .anyMatch(each -> each.contains("column(\"dtype\", varchar(31))"));
  }

  @Test
  void associationsHaveTheKeyOfTheirTargetInTheirName() {
    String order =
        entity(
            "@Entity @Table(name = \"orders\")",
            "Order",
            "@Id Long id; @ManyToOne Account soldTo; @ManyToOne @JoinColumn(name = \"agent\")"
                + " Account by;");
    isSilent(
        ACCOUNT
            + "op.createTable(\"orders\", column(\"id\", bigint()).primaryKey(),"
            + " column(\"sold_to_id\", bigint()).nullable(), column(\"agent\","
            + " bigint()).nullable());",
        order,
        account("Instant createdAt;"));
    assertThat(
            compile(
                    ACCOUNT
                        + "op.createTable(\"orders\", column(\"id\", bigint()).primaryKey(),"
                        + " column(\"agent\", bigint()).nullable());",
                    order,
                    account("Instant createdAt;"))
                .retort())
        .singleElement()
        .asString()
        .startsWith("Order.java:8: warning: [retort:EN02 missing-column] Order.soldTo is kept")
        .contains("column(\"sold_to_id\", bigint()).nullable().references(\"account\", \"id\")");
  }

  @Test
  void annotatedGettersAreReadAsFieldsAre() {
    String members =
        "private Long key; private String mail; @Id public Long getId() { return key; } public void"
            + " setId(Long v) {} public String getEmail() { return mail; } public void"
            + " setEmail(String v) {} public String getShown() { return mail; }";
    isSilent(ACCOUNT, entity("@Entity", "Account", members));
    assertThat(
            compile(
                    ACCOUNT,
                    entity(
                        "@Entity",
                        "Account",
                        members
                            + " public String getNick() { return mail; } public void"
                            + " setNick(String v) {}"))
                .of(Message.MISSING_COLUMN))
        .singleElement()
        .asString()
        .contains("Account.nick is kept in a column \"nick\"");
  }

  @Test
  void otherNullabilityIsToldWhereTheEntitySaysIt() {
    String mailless = "@Entity";
    Result result =
        compile(
            ACCOUNT,
            entity(
                mailless,
                "Account",
                "@Id Long id; @Column(nullable = true) String email; @Column(nullable = false)"
                    + " Instant createdAt;"));
    assertThat(result.retort())
        .isEqualTo(result.of(Message.OTHER_NULLABILITY))
        .hasSize(2)
        .anyMatch(
            each ->
                each.contains(
                        "Account.email may be null, but column \"email\" of \"account\" takes no"
                            + " NULL and has no default. Change one of them:")
                    && each.contains("op.alterColumn(\"account\", \"email\", dropNotNull());"))
        .anyMatch(
            each ->
                each.contains(
                        "Account.createdAt is never null, but column \"created_at\" of \"account\""
                            + " takes NULL. Change one of them:")
                    && each.contains("op.alterColumn(\"account\", \"created_at\", setNotNull());"));
    isSilent(
        ACCOUNT.replace(".nullable()", "").replace("varchar(254))", "varchar(254)).nullable()"),
        entity(
            mailless,
            "Account",
            "@Id Long id; @Column(nullable = true) String email; @Column(nullable = false)"
                + " Instant createdAt;"));
  }

  @Test
  void otherTypesAreToldWhereTheySurelyMisfit() {
    String kind = "package shop; public enum Kind { A, B }";
    String thing =
        entity(
            "@Entity",
            "Thing",
            "@Id Long id; String count; int label; @Column(length = 40) String code; @Enumerated"
                + " Kind byNumber; @Enumerated(EnumType.STRING) Kind byName; @Convert Integer"
                + " converted; boolean flag; Long small; UUID token; @Column(columnDefinition ="
                + " \"json\") String document;");
    String others =
        "column(\"converted\", text()).nullable(), column(\"flag\", smallint()),"
            + " column(\"small\", integer()).nullable(), column(\"token\","
            + " character(36)).nullable(), column(\"document\", integer()).nullable());";
    Result result =
        compile(
            "op.createTable(\"thing\", column(\"id\", bigint()).primaryKey(), column(\"count\","
                + " integer()).nullable(), column(\"label\", varchar(9)), column(\"code\","
                + " varchar(20)).nullable(), column(\"by_number\", varchar(9)).nullable(),"
                + " column(\"by_name\", smallint()).nullable(), "
                + others,
            kind,
            thing);
    assertThat(result.retort()).isEqualTo(result.of(Message.OTHER_TYPE)).hasSize(5);
    assertThat(String.join("\n", result.retort()))
        .contains(
            "Thing.count is text, but column \"count\" of \"thing\" is integer. Change one of them.")
        .contains("Thing.label is a number, but column \"label\" of \"thing\" is varchar(9).")
        .contains("Thing.code is varchar(40), but column \"code\" of \"thing\" is varchar(20).")
        .contains("op.alterColumn(\"thing\", \"code\", setType(varchar(40)));")
        .contains("Thing.byNumber is a number, but")
        .contains("Thing.byName is text, but");
    isSilent(
        "op.createTable(\"thing\", column(\"id\", bigint()).primaryKey(), column(\"count\","
            + " varchar(9)).nullable(), column(\"label\", smallint()), column(\"code\","
            + " text()).nullable(), column(\"by_number\", integer()).nullable(),"
            + " column(\"by_name\", varchar(1)).nullable(), "
            + others,
        kind,
        thing);
  }

  @Test
  void aColumnThatInsertsMustGiveAndNoFieldHasIsToldAtTheClass() {
    String must = ACCOUNT.replace("timestamptz()).nullable()", "timestamptz())");
    assertThat(compile(must, account("")).retort())
        .singleElement()
        .asString()
        .startsWith(
            "Account.java:7: warning: [retort:EN05 unmapped-column] inserts of Account fail: no"
                + " field is kept in column \"created_at\" of \"account\"")
        .contains("op.alterColumn(\"account\", \"created_at\", dropNotNull());");
    isSilent(must.replace("timestamptz())", "timestamptz()).defaultSql(\"now()\")"), account(""));
    isSilent(must, account("List<String> perhapsThis;"));
    isSilent(
        must,
        account(""),
        entity("@Entity @Table(name = \"account\")", "Other", "@Id Long id; Instant createdAt;"));
    isSilent(must, account(""), entity("@Entity", "NoKeyToBeSeen", "Long id;"));
  }

  @Test
  void aTypeThatAConverterTakesByItselfIsNotJudged() {
    isSilent(
        "op.createTable(\"thing\", column(\"id\", bigint()).primaryKey(), column(\"size\","
            + " varchar(9)).nullable());",
        entity("@Entity", "Thing", "@Id Long id; Integer size;"),
        entity(
            "@Converter(autoApply = true)",
            "Sizes implements AttributeConverter<Integer, String>",
            ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op.execute(\"CREATE TABLE account (id BIGINT)\");",
        "op.execute(\"CREATE TABLE shop.account (id BIGINT)\");",
        "op.createView(\"account\", \"SELECT 1 AS id\");",
        "op.createTable(\"account\", column(\"id\", bigint()).primaryKey());"
            + " op.execute(\"ALTER TABLE account ADD COLUMN email TEXT NOT NULL\");",
        "op.run(\"fill\", context -> {});",
        "op.createSchema(\"a\"); op.createSchema(\"b\"); op.createTable(\"a.account\","
            + " column(\"id\", bigint())); op.createTable(\"b.account\", column(\"id\","
            + " bigint()));"
      })
  void whereTheTableIsNotSurelyKnownNothingIsSaid(String upgrade) {
    String oneWay =
        "%s } @Override public void downgrade(Operations op) { op.irreversible(\"of the test\");";
    Result result = compile(oneWay.formatted(upgrade), account(""));
    assertThat(result.retort()).noneMatch(each -> each.contains("[retort:EN0"));
    assertThat(result.success()).isTrue();
  }

  @Test
  void withSeveralHeadsNothingIsSaid() {
    String branch =
        """
        package shop.migrations;
        import dev.retort.*;
        import dev.retort.op.*;
        @Revision(message = "%1$s", down = Begin.class, labels = "%1$s")
        public final class %1$s implements Migration {
          @Override public void upgrade(Operations op) {}
        }
        """;
    isSilent(ACCOUNT, branch.formatted("One"), branch.formatted("Two"), account("String nick;"));
  }

  @Test
  void whereNoChainIsCompiledNothingIsSaid() {
    Result result =
        new Compilation(folder).classPath(persistence).source(account("String nick;")).compile();
    assertThat(result.messages()).isEmpty();
  }

  @Test
  void howLoudItIsCanBeSaid() {
    Compilation compilation = chain(ACCOUNT).source(account("String nick;"));

    assertThat(compilation.options("-Aretort.entities=error").compile().retort().get(0))
        .startsWith("Account.java:10: error: [retort:EN02");
    compilation.withoutOption("-Aretort.entities=error");
    assertThat(compilation.options("-Aretort.checks=EN02:note").compile().retort().get(0))
        .startsWith("Account.java:10: note: [retort:EN02");
    compilation.withoutOption("-Aretort.checks=EN02:note");
    assertThat(compilation.options("-Aretort.entities=loud").compile().of(Message.BAD_OPTION))
        .singleElement()
        .asString()
        .contains("-Aretort.entities=loud is not understood: it is one of error, warning");
    compilation.withoutOption("-Aretort.entities=loud");
  }

  @Test
  void whereItIsOffNothingIsHeard() {
    Result off =
        chain(ACCOUNT)
            .source(account("String nick;"))
            .options("-Aretort.entities=off", "-Xlint:all,-processing", "-Werror")
            .compile();
    assertThat(off.messages()).isEmpty();
    assertThat(off.success()).isTrue();
  }

  @Test
  void aFamilyMadeLouderLeavesTheMendANote() {
    Result result =
        chain(ACCOUNT)
            .source(account("String nick; String name;"))
            .options("-Aretort.entities=error")
            .compile();
    assertThat(result.of(Message.MISSING_COLUMN)).hasSize(2).allMatch(t -> t.contains(": error: "));
    assertThat(result.of(Message.BEHIND_ENTITIES))
        .singleElement()
        .asString()
        .startsWith("Begin.java:6: note: ");
  }

  @Test
  void whatExistsOnOneDatabaseAloneIsNotMissingForSure() {
    isSilent(
        ACCOUNT
            + "op.on(H2, () -> op.addColumn(\"account\", column(\"nick\","
            + " varchar(255)).nullable()));",
        account("Instant createdAt; String nick;"));
  }

  @Test
  void aKeyOfSeveralColumnsIsRead() {
    String key =
        entity("@Embeddable", "LineKey", "@Column(name = \"order_id\") Long order; int position;");
    String line = entity("@Entity", "Line", "@EmbeddedId LineKey key; String text;");
    assertThat(compile("op.createTable(\"x\", column(\"id\", bigint()));", key, line).retort())
        .singleElement()
        .asString()
        .contains(
            "column(\"order_id\", bigint()).primaryKey(),",
            "column(\"position\", integer()).primaryKey(),",
            "column(\"text\", varchar(255)).nullable()");
  }

  @Test
  void aKeyThatIsAnothersKeyHasItsNameOnly() {
    isSilent(
        ACCOUNT + "op.createTable(\"profile\", column(\"account_id\", bigint()).primaryKey());",
        account("Instant createdAt;"),
        entity("@Entity", "Profile", "@Id Long id; @MapsId @OneToOne Account account;"));
  }

  @Test
  void aGetterThatIsOverriddenCountsOnce() {
    String base =
        entity(
                "@MappedSuperclass",
                "Base",
                "@Id public Long getId() { return 1L; } public void setId(Long v) {} public String"
                    + " getMail() { return null; } public void setMail(String v) {}")
            .replace("public class", "public abstract class");
    isSilent(
        ACCOUNT,
        base,
        entity(
            "@Entity",
            "Account extends Base",
            "@Override @Column(name = \"email\") public String getMail() { return null; }"
                + " @Override public void setMail(String v) {}"));
  }

  @Test
  void entitiesThatPointToEachOtherInACircleAreRead() {
    isSilent(
        "op.createTable(\"a\", column(\"id\", bigint()).primaryKey(), column(\"b_id\","
            + " bigint()).nullable()); op.createTable(\"b\", column(\"a_id\","
            + " bigint()).primaryKey());",
        entity("@Entity", "A", "@Id Long id; @ManyToOne B b; @ManyToOne C c;"),
        entity("@Entity", "B", "@Id @OneToOne A a;"),
        entity("@Entity @Table(name = \"a\")", "C", "@Id @OneToOne D d;"),
        entity("@Entity @Table(name = \"a\")", "D", "@Id @OneToOne C c;"));
  }

  /** Hibernate's, say. */
  @Test
  void otherProcessorsStillSeeTheAnnotations() {
    Set<String> seen = new TreeSet<>();
    AbstractProcessor other =
        new AbstractProcessor() {
          @Override
          public Set<String> getSupportedAnnotationTypes() {
            return Set.of("jakarta.persistence.*");
          }

          @Override
          public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
          }

          @Override
          public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
            types.forEach(each -> seen.add(each.getSimpleName().toString()));
            return true;
          }
        };
    chain(ACCOUNT).source(account("Instant createdAt;")).processors(other).compile();

    assertThat(seen).contains("Entity", "Id", "GeneratedValue");
  }
}
