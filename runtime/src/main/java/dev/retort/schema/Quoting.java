package dev.retort.schema;

import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Name;
import java.util.Locale;
import java.util.Set;

/** How a name stands in an author's SQL: the fold writes it there when a column is renamed. */
final class Quoting {

  /** What some dialect quotes; quoting one too many is harmless. */
  private static final Set<String> RESERVED =
      Set.of(
          ("_rowid_ abort accessible action add adddate after all alter always analyse"
                  + " analyze and any array as asc asensitive asymmetric attach authorization"
                  + " autoincrement before begin between bigint binary bit bit_and bit_or bit_xor blob"
                  + " body boolean both by call cascade case cast change char character check coalesce"
                  + " collate collation column commit concurrently condition conflict constraint"
                  + " continue convert count create cross cube cume_dist curdate current"
                  + " current_catalog current_date current_path current_role current_schema"
                  + " current_time current_timestamp current_user cursor curtime database databases"
                  + " date_add date_sub day day_hour day_microsecond day_minute day_second dec decimal"
                  + " declare default deferrable deferred delayed delete delete_domain_id dense_rank"
                  + " desc describe detach deterministic distinct distinctrow div do do_domain_ids"
                  + " double drop dual each else elseif elsif empty enclosed end escape escaped except"
                  + " exclude exclusive exists exit explain extract fail false fetch filter first"
                  + " first_value float float4 float8 following for force foreign freeze from full"
                  + " fulltext function generated get glob goto grant greatest group group_concat"
                  + " grouping groups having high_priority hour hour_microsecond hour_minute"
                  + " hour_second if ignore ignore_domain_ids ilike immediate in index indexed infile"
                  + " initially inner inout insensitive insert instead int int1 int2 int3 int4 int8"
                  + " integer intersect interval into io_after_gtids io_before_gtids is isnull iterate"
                  + " join json json_array json_arrayagg json_exists json_object json_objectagg"
                  + " json_query json_scalar json_serialize json_table json_value key keys kill lag"
                  + " last last_value lateral lead leading least leave left library like limit linear"
                  + " lines load localtime localtimestamp lock long longblob longtext loop"
                  + " low_priority manual master_bind master_demote_to_replica master_demote_to_slave"
                  + " master_ssl_verify_server_cert match materialized max maxvalue median mediumblob"
                  + " mediumint mediumtext merge_action mid middleint min minus minute"
                  + " minute_microsecond minute_second mod modifies month national natural nchar no"
                  + " no_write_to_binlog none normalize not nothing notnull now nth_value ntile null"
                  + " nullif nulls numeric of offset on only optimize optimizer_costs option"
                  + " optionally or order others out outer outfile over overlaps overlay package"
                  + " page_checksum parallel parse_vcol_expr partition percent_rank percentile_cont"
                  + " percentile_disc placing plan portion position pragma preceding precision primary"
                  + " procedure purge qualify query raise range rank read read_write reads real"
                  + " recursive ref_system_id references regexp reindex release rename repeat replace"
                  + " require resignal restrict return returning revoke right rlike rollback row"
                  + " row_number rowid rownum rows rowtype savepoint schema schemas second"
                  + " second_microsecond select sensitive separator session_user set setof show signal"
                  + " similar smallint some spatial specific sql sql_after_gtids sql_before_gtids"
                  + " sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate"
                  + " sqlwarning ssl starting stats_auto_recalc stats_persistent stats_sample_pages"
                  + " std stddev stddev_pop stddev_samp stored straight_join subdate substr substring"
                  + " sum symmetric sysdate system system_user table tablesample temp temporary"
                  + " terminated then ties time timestamp tinyblob tinyint tinytext to top trailing"
                  + " transaction treat trigger trim true uescape unbounded undo union unique unknown"
                  + " unlock unsigned update usage use user using utc_date utc_time utc_timestamp"
                  + " vacuum value values var_pop var_samp varbinary varchar varcharacter variadic"
                  + " variance varying verbose view virtual when where while window with within"
                  + " without write xmlattributes xmlconcat xmlelement xmlexists xmlforest"
                  + " xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable xor year year_month"
                  + " zerofill")
              .split(" "));

  private Quoting() {}

  /** Bare where that is the same for every database; else quoted as the database does it. */
  static String written(Name name, Database database) {
    if (!name.exact() && !RESERVED.contains(name.text())) {
      return name.text();
    }
    boolean upper = !name.exact() && database.equals(Dsl.H2); // which folds what is bare
    return quoted(upper ? name.text().toUpperCase(Locale.ROOT) : name.text(), quote(database));
  }

  static String quoted(String text, String quote) {
    return quote + text.replace(quote, quote + quote) + quote;
  }

  /** MariaDB and MySQL take what is in double quotes for a string. */
  private static String quote(Database database) {
    return database.equals(Dsl.MARIADB) || database.equals(Dsl.MYSQL) ? "`" : "\"";
  }
}
