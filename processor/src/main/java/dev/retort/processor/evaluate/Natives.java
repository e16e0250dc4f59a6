package dev.retort.processor.evaluate;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The real classes behind the elements of the vocabulary and of what {@link Whitelist} has. */
final class Natives {

  private final Elements elements;
  private final Types types;
  private final Map<ExecutableElement, @Nullable Executable> executables = new HashMap<>();
  private final Map<TypeElement, String> names = new HashMap<>();

  Natives(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The canonical name of the class that a member belongs to. */
  String owner(ExecutableElement member) {
    return names.computeIfAbsent(Sources.owner(member), type -> type.getQualifiedName().toString());
  }

  /** The real method or constructor; null where it may not be called, or is not there. */
  @Nullable Executable executable(ExecutableElement element) {
    if (!executables.containsKey(element)) {
      executables.put(element, find(element));
    }
    return executables.get(element);
  }

  private @Nullable Executable find(ExecutableElement element) {
    boolean isConstructor = element.getKind() == ElementKind.CONSTRUCTOR;
    String name = element.getSimpleName().toString();
    if (!Whitelist.has(owner(element), name)) {
      return null;
    }
    return raw(element, isConstructor ? null : name);
  }

  /** The real method, whatever it does. */
  @Nullable Executable raw(ExecutableElement element, @Nullable String name) {
    Class<?> owner = type(Sources.owner(element));
    if (owner == null) {
      return null;
    }
    Class<?>[] parameters = new Class<?>[element.getParameters().size()];
    for (int i = 0; i < parameters.length; i++) {
      Class<?> parameter = type(element.getParameters().get(i).asType());
      if (parameter == null) {
        return null;
      }
      parameters[i] = parameter;
    }
    try {
      return name == null ? owner.getConstructor(parameters) : owner.getMethod(name, parameters);
    } catch (NoSuchMethodException | LinkageError otherVersion) {
      return null;
    }
  }

  /** The real class of a type after erasure; null where there is none here. */
  @Nullable Class<?> type(TypeMirror mirror) {
    TypeMirror type = types.erasure(mirror);
    return switch (type.getKind()) {
      case BOOLEAN -> boolean.class;
      case BYTE -> byte.class;
      case SHORT -> short.class;
      case CHAR -> char.class;
      case INT -> int.class;
      case LONG -> long.class;
      case FLOAT -> float.class;
      case DOUBLE -> double.class;
      case VOID -> void.class;
      case ARRAY -> {
        Class<?> component = type(((ArrayType) type).getComponentType());
        yield component == null ? null : component.arrayType();
      }
      case DECLARED -> type((TypeElement) ((DeclaredType) type).asElement());
      default -> null;
    };
  }

  private @Nullable Class<?> type(TypeElement element) {
    String name = elements.getBinaryName(element).toString();
    if (!name.startsWith("java.") && !Whitelist.isVocabulary(name)) {
      return null;
    }
    try {
      return Class.forName(name, false, Natives.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }

  /** Reads a constant that is no compile-time constant: {@code BigDecimal.ONE}; null if none. */
  @Nullable Object constant(VariableElement field) {
    TypeElement owner = Sources.owner(field);
    if (!Whitelist.hasClass(owner.getQualifiedName().toString())) {
      return null;
    }
    Class<?> type = type(owner);
    try {
      Field found = type == null ? null : type.getField(field.getSimpleName().toString());
      return found != null
              && Modifier.isStatic(found.getModifiers())
              && Modifier.isFinal(found.getModifiers())
          ? found.get(null)
          : null;
    } catch (NoSuchFieldException | IllegalAccessException otherVersion) {
      return null;
    }
  }

  /**
   * Calls one.
   *
   * @throws InvocationTargetException with what it throws itself
   */
  static @Nullable Object call(
      Executable executable, @Nullable Object receiver, List<@Nullable Object> arguments)
      throws InvocationTargetException {
    Object[] array = arguments.toArray();
    for (int i = 0; i < array.length; i++) {
      array[i] = Conversions.to(array[i], executable.getParameterTypes()[i]);
    }
    try {
      return executable instanceof Constructor<?> constructor
          ? constructor.newInstance(array)
          : accessible((Method) executable, receiver).invoke(receiver, array);
    } catch (IllegalAccessException | InstantiationException closed) {
      throw new InvocationTargetException(closed);
    }
  }

  /** A public method of a class that is not: {@code StringBuilder} inherits some of those. */
  private static Method accessible(Method method, @Nullable Object receiver) {
    if (receiver != null && !Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
      try {
        return receiver.getClass().getMethod(method.getName(), method.getParameterTypes());
      } catch (NoSuchMethodException none) {
        return method;
      }
    }
    return method;
  }
}
