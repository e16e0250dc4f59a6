package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven by its own protocol. */
final class Browser implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();

  Browser(Path chromium, Path page, Path folder) throws Exception {
    process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=1200,700",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                page.toUri().toString())
            .redirectErrorStream(true)
            .start();
    HttpClient http = HttpClient.newHttpClient();
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(pageSocket(http, listening())), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    awaitPage();
  }

  /** Before the page an empty one is there, and is complete. */
  private void awaitPage() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!is("location.protocol + document.readyState").equals("file:complete")) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the browser does not load the page");
      }
    }
  }

  /** {@code -Dretort.chromium}, or whatever of that kind the path has. */
  static Optional<Path> installed() {
    String given = System.getProperty("retort.chromium");
    Stream<Path> places =
        given != null
            ? Stream.of(Path.of(given))
            : Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(
                    folder ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                            .map(name -> Path.of(folder, name)));
    return places.filter(Files::isExecutable).findFirst();
  }

  private String listening() throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("DevTools listening on ws://")) {
        return line.replaceFirst(".*ws://([^/]+)/.*", "http://$1/json/list");
      }
    }
    throw new IOException("the browser did not start");
  }

  private static String pageSocket(HttpClient http, String list) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      String body =
          http.send(HttpRequest.newBuilder(URI.create(list)).build(), BodyHandlers.ofString())
              .body();
      for (JsonElement each : JsonParser.parseString(body).getAsJsonArray()) {
        JsonObject target = each.getAsJsonObject();
        if (target.get("type").getAsString().equals("page")
            && target.get("url").getAsString().startsWith("file:")) {
          return target.get("webSocketDebuggerUrl").getAsString();
        }
      }
    }
    throw new IOException("the browser shows no page");
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
        text.setLength(0);
        CompletableFuture<JsonObject> answer =
            message.has("id") ? answers.remove(message.get("id").getAsInt()) : null;
        if (answer != null) {
          answer.complete(message);
        }
      }
      webSocket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Calls a method of the protocol. */
  JsonObject call(String method, Map<String, ?> parameters) throws Exception {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(id, answer);
    String text = new Gson().toJson(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(text, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonObject message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(message.has("error")).as("%s: %s", method, message).isFalse();
    return message.getAsJsonObject("result");
  }

  /** What an expression is in the page. */
  String is(String expression) throws Exception {
    JsonObject result =
        call(
            "Runtime.evaluate",
            Map.of("expression", "String(" + expression + ")", "returnByValue", true));
    assertThat(result.has("exceptionDetails")).as("%s: %s", expression, result).isFalse();
    return result.getAsJsonObject("result").get("value").getAsString();
  }

  void mouse(String type, double x, double y) throws Exception {
    call(
        "Input.dispatchMouseEvent",
        Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
  }

  /** Clicks in the middle of what a selector finds. */
  void click(String selector) throws Exception {
    String box = "document.querySelector('" + selector + "').getBoundingClientRect()";
    double x = Double.parseDouble(is(box + ".left + 5"));
    double y = Double.parseDouble(is("(b => b.top + b.height / 2)(" + box + ")"));
    mouse("mousePressed", x, y);
    mouse("mouseReleased", x, y);
  }

  void key(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          key.length() == 1 && type.equals("keyDown")
              ? Map.of("type", type, "key", key, "text", key)
              : Map.of("type", type, "key", key));
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.destroyForcibly().onExit().join();
  }
}
