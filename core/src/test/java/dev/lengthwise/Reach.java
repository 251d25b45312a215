package dev.lengthwise;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Our code that a method can lead to: calls, constructors, method references and what its lambdas do, every class of ours that might
 * answer a call to an interface or a superclass, and static initializers. It may find more than ever runs, not less, but for lambdas
 * that are made elsewhere and handed in.
 */
public final class Reach {
    private final JavaClasses classes;
    private final Set<JavaCodeUnit> found = new LinkedHashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

    private final Set<String> gates;

    private Reach(JavaClasses classes, Set<String> gates) {
        this.classes = classes;
        this.gates = gates;
    }

    /**
     * {@code dev.lengthwise.run.Run.conclude} and the like, that method included.
     *
     * @param gates methods that are not entered
     */
    public static Set<String> of(JavaClasses classes, Class<?> owner, String method, String... gates) {
        Reach reach = new Reach(classes, Set.of(gates));
        List<JavaCodeUnit> starts = classes.get(owner).getCodeUnits().stream()
                .filter(unit -> unit.getName().equals(method)).toList();
        if (starts.isEmpty()) {
            throw new IllegalArgumentException(owner + " has no " + method);
        }
        starts.forEach(reach::meet);
        while (!reach.open.isEmpty()) {
            reach.follow(reach.open.remove());
        }
        Set<String> names = new TreeSet<>();
        reach.found.forEach(unit -> names.add(name(unit)));
        return names;
    }

    public static String name(JavaCodeUnit unit) {
        return unit.getOwner().getFullName() + "." + unit.getName();
    }

    private void meet(JavaCodeUnit unit) {
        if (classes.contain(unit.getOwner().getFullName()) && !gates.contains(name(unit)) && found.add(unit)) {
            open.add(unit);
            Optional<JavaStaticInitializer> initializer = unit.getOwner().getStaticInitializer();
            initializer.ifPresent(this::meet);
        }
    }

    private void follow(JavaCodeUnit unit) {
        unit.getCallsFromSelf().forEach(call -> target(call.getTarget()));
        unit.getMethodReferencesFromSelf().forEach(reference -> target(reference.getTarget()));
        unit.getConstructorReferencesFromSelf().forEach(reference -> target(reference.getTarget()));
    }

    private void target(AccessTarget.CodeUnitAccessTarget target) {
        if (!asked.add(target.getFullName())) {
            return;
        }
        target.resolveMember().ifPresent(this::meet);
        if (target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) {
            return; // no other class answers
        }
        String owner = target.getOwner().getFullName();
        for (JavaClass candidate : classes) {
            if (candidate.isAssignableTo(owner)) {
                candidate.getCodeUnits().stream()
                        .filter(unit -> unit.getName().equals(target.getName()) && unit.getRawParameterTypes()
                                .size() == target.getRawParameterTypes().size())
                        .forEach(this::meet);
            }
        }
    }
}
