package dev.lengthwise;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Methods that none of the classes calls but themselves. Those that are called in another way do not count: by the platform
 * ({@code main}), by annotations, through a supertype, as a record's accessor or an enum's {@code values}.
 */
final class Uncalled {
    private Uncalled() {
    }

    /** {@code dev.lengthwise.run.Run.go(java.util.List)} and the like, in order. */
    static List<String> of(JavaClasses classes) {
        return classes.stream().flatMap(type -> type.getMethods().stream()).filter(Uncalled::needsACall)
                .filter(method -> !isCalled(method)).map(JavaMethod::getFullName).sorted().toList();
    }

    private static boolean needsACall(JavaMethod method) {
        JavaClass owner = method.getOwner();
        Set<JavaModifier> modifiers = method.getModifiers();
        return !modifiers.contains(JavaModifier.SYNTHETIC) && !modifiers.contains(JavaModifier.BRIDGE)
                && method.getAnnotations().isEmpty() && !method.getName().equals("main") && !isAccessor(method)
                && !(owner.isEnum() && Set.of("values", "valueOf").contains(method.getName()))
                && Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                        .flatMap(type -> type.getMethods().stream()).noneMatch(above -> isOverridden(above, method));
    }

    private static boolean isAccessor(JavaMethod method) {
        return method.getOwner().isRecord() && method.getRawParameterTypes().isEmpty()
                && method.getOwner().tryGetField(method.getName()).isPresent();
    }

    private static boolean isOverridden(JavaMethod above, JavaMethod method) {
        return above.getName().equals(method.getName())
                && above.getRawParameterTypes().size() == method.getRawParameterTypes().size();
    }

    private static boolean isCalled(JavaMethod method) {
        return Stream.concat(method.getCallsOfSelf().stream(), method.getReferencesToSelf().stream())
                .anyMatch(access -> !access.getOrigin().equals(method));
    }
}
