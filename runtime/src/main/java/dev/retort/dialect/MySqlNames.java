package dev.retort.dialect;

import dev.retort.op.Name;
import java.util.Set;

/**
 * How MariaDB and MySQL spell names: stored as they are written, compared without regard to case
 * (tables only where {@code lower_case_table_names} says so), always quoted with backticks.
 */
final class MySqlNames {

  /**
   * The reserved words of MariaDB 10.6 to 11.4 (as the servers themselves refused them, in {@code
   * ORACLE} mode too) and of MySQL 8 and 9 (its manual, 9.3 Keywords and Reserved Words), with the
   * functions that are no names before a parenthesis. Quoting one too many is harmless.
   */
  private static final Set<String> RESERVED =
      Set.of(
          ("accessible add all alter analyze and as asc asensitive before between bigint binary"
                  + " bit_and bit_or bit_xor blob body both by call cascade case cast change char"
                  + " character check collate column condition constraint continue convert count create"
                  + " cross cube cume_dist curdate current_date current_role current_time"
                  + " current_timestamp current_user cursor curtime database databases date_add date_sub"
                  + " day_hour day_microsecond day_minute day_second dec decimal declare default delayed"
                  + " delete delete_domain_id dense_rank desc describe deterministic distinct"
                  + " distinctrow div do_domain_ids double drop dual each else elseif elsif empty"
                  + " enclosed escaped except exists exit explain extract false fetch first_value float"
                  + " float4 float8 for force foreign from fulltext function generated get goto grant"
                  + " group group_concat grouping groups having high_priority hour_microsecond"
                  + " hour_minute hour_second if ignore ignore_domain_ids in index infile inner inout"
                  + " insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into"
                  + " io_after_gtids io_before_gtids is iterate join json_arrayagg json_objectagg"
                  + " json_table key keys kill lag last_value lateral lead leading leave left library"
                  + " like limit linear lines load localtime localtimestamp lock long longblob longtext"
                  + " loop low_priority manual master_bind master_demote_to_replica"
                  + " master_demote_to_slave master_ssl_verify_server_cert match max maxvalue median"
                  + " mediumblob mediumint mediumtext mid middleint min minus minute_microsecond"
                  + " minute_second mod modifies natural no_write_to_binlog not now nth_value ntile null"
                  + " numeric of offset on optimize optimizer_costs option optionally or order others"
                  + " out outer outfile over package page_checksum parallel parse_vcol_expr partition"
                  + " percent_rank percentile_cont percentile_disc portion position precision primary"
                  + " procedure purge qualify raise range rank read read_write reads real recursive"
                  + " ref_system_id references regexp release rename repeat replace require resignal"
                  + " restrict return returning revoke right rlike row row_number rownum rows rowtype"
                  + " schema schemas second_microsecond select sensitive separator session_user set show"
                  + " signal smallint spatial specific sql sql_after_gtids sql_before_gtids"
                  + " sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate"
                  + " sqlwarning ssl starting stats_auto_recalc stats_persistent stats_sample_pages std"
                  + " stddev stddev_pop stddev_samp stored straight_join subdate substr substring sum"
                  + " sysdate system system_user table tablesample terminated then tinyblob tinyint"
                  + " tinytext to trailing trigger trim true undo union unique unlock unsigned update"
                  + " usage use user using utc_date utc_time utc_timestamp value values var_pop var_samp"
                  + " varbinary varchar varcharacter variance varying virtual when where while window"
                  + " with write xor year_month zerofill adddate")
              .split(" "));

  private MySqlNames() {}

  static String identifier(Name name) {
    boolean bare = !name.exact() && !RESERVED.contains(name.text());
    return bare ? name.text() : '`' + name.text().replace("`", "``") + '`';
  }

  /** Whether two names are one column or index to these databases, and only spelled otherwise. */
  static boolean differInCaseOnly(Name one, Name other) {
    return one.text().equalsIgnoreCase(other.text());
  }
}
