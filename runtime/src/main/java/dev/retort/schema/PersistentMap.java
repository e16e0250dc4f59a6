package dev.retort.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map whose versions share what they have in common, so that the schema at each of 10,000
 * revisions costs what changed and no more: an AVL tree whose paths are copied.
 */
public final class PersistentMap<K extends Comparable<K>, V> {

  private record Node<K, V>(
      K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right, int height) {}

  private final @Nullable Node<K, V> root;

  private PersistentMap(@Nullable Node<K, V> root) {
    this.root = root;
  }

  public static <K extends Comparable<K>, V> PersistentMap<K, V> empty() {
    return new PersistentMap<>(null);
  }

  public @Nullable V get(K key) {
    Node<K, V> node = root;
    while (node != null) {
      int order = key.compareTo(node.key);
      if (order == 0) {
        return node.value;
      }
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  public PersistentMap<K, V> with(K key, V value) {
    return new PersistentMap<>(with(root, key, value));
  }

  public PersistentMap<K, V> without(K key) {
    return get(key) == null ? this : new PersistentMap<>(without(root, key));
  }

  /** The values in the order of their keys. */
  public List<V> values() {
    List<V> values = new ArrayList<>();
    collect(root, values);
    return values;
  }

  int height() {
    return height(root);
  }

  /** Whether no side of any node is more than one level deeper than the other. */
  boolean isBalanced() {
    return isBalanced(root);
  }

  private static <K, V> boolean isBalanced(@Nullable Node<K, V> node) {
    return node == null
        || (Math.abs(height(node.left) - height(node.right)) <= 1
            && node.height == 1 + Math.max(height(node.left), height(node.right))
            && isBalanced(node.left)
            && isBalanced(node.right));
  }

  private static <K, V> void collect(@Nullable Node<K, V> node, List<V> values) {
    if (node != null) {
      collect(node.left, values);
      values.add(node.value);
      collect(node.right, values);
    }
  }

  private static <K extends Comparable<K>, V> Node<K, V> with(
      @Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null, 1);
    }
    int order = key.compareTo(node.key);
    if (order == 0) {
      return new Node<>(key, value, node.left, node.right, node.height);
    }
    return order < 0
        ? balanced(node, with(node.left, key, value), node.right)
        : balanced(node, node.left, with(node.right, key, value));
  }

  private static <K extends Comparable<K>, V> @Nullable Node<K, V> without(
      @Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int order = key.compareTo(node.key);
    if (order < 0) {
      return balanced(node, without(node.left, key), node.right);
    } else if (order > 0) {
      return balanced(node, node.left, without(node.right, key));
    } else if (node.left == null || node.right == null) {
      return node.left == null ? node.right : node.left;
    }
    Node<K, V> next = node.right;
    while (next.left != null) {
      next = next.left;
    }
    return balanced(next, node.left, without(node.right, next.key));
  }

  private static <K, V> Node<K, V> balanced(
      Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    if (height(left) > height(right) + 1 && left != null) {
      if (height(left.left) < height(left.right) && left.right != null) {
        Node<K, V> middle = left.right;
        return node(middle, node(left, left.left, middle.left), node(entry, middle.right, right));
      }
      return node(left, left.left, node(entry, left.right, right));
    }
    if (height(right) > height(left) + 1 && right != null) {
      if (height(right.right) < height(right.left) && right.left != null) {
        Node<K, V> middle = right.left;
        return node(middle, node(entry, left, middle.left), node(right, middle.right, right.right));
      }
      return node(right, node(entry, left, right.left), right.right);
    }
    return node(entry, left, right);
  }

  private static <K, V> Node<K, V> node(
      Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    return new Node<>(
        entry.key, entry.value, left, right, 1 + Math.max(height(left), height(right)));
  }

  private static <K, V> int height(@Nullable Node<K, V> node) {
    return node == null ? 0 : node.height;
  }
}
