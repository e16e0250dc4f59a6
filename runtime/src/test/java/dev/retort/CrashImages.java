package dev.retort;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.h2.store.fs.FileUtils;
import org.h2.store.fs.Recorder;
import org.h2.store.fs.rec.FilePathRec;

/**
 * What a crash leaves on the disk: H2's recording file system keeps every write to a database file,
 * and the file after the first so many of them is what is left when the process dies there.
 */
final class CrashImages {

  /** The file begins with two headers of 4 KB, which only point to the newest chunk. */
  private static final int HEADERS = 8192;

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Write(long at, byte[] data) {}

  private static final Map<String, List<Write>> RECORDED = new ConcurrentHashMap<>();

  static {
    FilePathRec.register();
    FilePathRec.setRecorder(CrashImages::record);
  }

  private final byte[] before;
  private final List<Write> writes;

  private CrashImages(byte[] before, List<Write> writes) {
    this.before = before;
    this.writes = writes;
  }

  private static void record(int operation, String file, byte[] data, long at) {
    List<Write> writes = RECORDED.get(Path.of(file.substring("rec:".length())).toString());
    if (writes != null && operation == Recorder.WRITE) {
      writes.add(new Write(at, data));
    } else if (writes != null && operation == Recorder.TRUNCATE) {
      writes.add(new Write(at, null));
    }
  }

  /** Where a database in a folder is opened so that its writes are recorded. */
  static String url(Path folder) {
    return "jdbc:h2:rec:" + folder.resolve("recorded") + ";WRITE_DELAY=0";
  }

  /** Records what some work writes to the (closed) database of {@link #url}. */
  static CrashImages of(Path folder, Runnable work) {
    Path file = folder.resolve("recorded.mv.db");
    try {
      byte[] before = Files.readAllBytes(file);
      List<Write> writes = new ArrayList<>();
      RECORDED.put(file.toString(), writes);
      work.run();
      RECORDED.remove(file.toString());
      return new CrashImages(before, List.copyOf(writes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the recording before the work ends, so before its connections are closed. */
  static void stop(Path folder) {
    RECORDED.remove(folder.resolve("recorded.mv.db").toString());
  }

  /** The URL of the database as it is after all writes. */
  String last() {
    return after(writes.size());
  }

  /** The numbers of writes to look at: what begins a chunk is told by the write after it. */
  List<Integer> counts(int most) {
    List<Integer> all =
        IntStream.rangeClosed(1, writes.size())
            .filter(count -> writes.get(count - 1).at() >= HEADERS)
            .boxed()
            .toList();
    int step = Math.max(1, all.size() / most);
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
  }

  /** The URL of the database as it is after so many writes; in memory, but a file to H2. */
  String after(int count) {
    int size = before.length;
    for (Write write : writes.subList(0, count)) {
      size = Math.max(size, (int) write.at() + (write.data() == null ? 0 : write.data().length));
    }
    byte[] image = Arrays.copyOf(before, size);
    int end = before.length;
    for (Write write : writes.subList(0, count)) {
      byte[] data = write.data();
      if (data == null) {
        Arrays.fill(image, (int) write.at(), size, (byte) 0);
        end = (int) write.at();
      } else {
        System.arraycopy(data, 0, image, (int) write.at(), data.length);
        end = Math.max(end, (int) write.at() + data.length);
      }
    }
    String name = "memFS:/" + UUID.randomUUID();
    try (OutputStream file = FileUtils.newOutputStream(name + ".mv.db", false)) {
      file.write(image, 0, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "jdbc:h2:" + name;
  }

  /** Takes an image away. */
  static void forget(String url) {
    FileUtils.delete(url.substring("jdbc:h2:".length()) + ".mv.db");
  }
}
