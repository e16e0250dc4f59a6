package dev.retort.spi;

import dev.retort.chain.RevisionNode;

/** The SQL of revisions among the classes: a resource for each revision and kind of database. */
public final class ReviewedFiles {

  private static final String FOLDER = "META-INF/retort/sql/";

  private ReviewedFiles() {}

  /** The folder of a kind of database, with a slash at its end. */
  public static String folder(String database) {
    return FOLDER + database + "/";
  }

  /** The resource that is there when the files are kept in version control too. */
  public static String marker(String database) {
    return folder(database) + "reviewed";
  }

  /** The name of a revision's file: its ID, without what file systems take for something else. */
  public static String name(RevisionNode revision) {
    String safe = revision.id().value().replaceAll("[^A-Za-z0-9._]", "_");
    return (safe.startsWith(".") ? "_" + safe : safe) + ".sql";
  }
}
