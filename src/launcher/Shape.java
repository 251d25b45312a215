import java.io.IOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What other sources can see of classes: all of a class file but code, private members, and classes inside of methods. A constant's
 * value, which the compiler copies to where it is used, is part of it.
 */
final class Shape {
    private static final ClassFile FILES = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL);

    private Shape() {
    }

    /** Equal where others see the same. */
    static SortedMap<String, List<Byte>> of(Path folder, Set<String> names) throws IOException {
        SortedMap<String, List<Byte>> shapes = new TreeMap<>();
        for (String name : names) {
            ClassModel model = FILES.parse(Files.readAllBytes(folder.resolve(name)));
            if (model.elementStream().noneMatch(EnclosingMethodAttribute.class::isInstance)) {
                byte[] seen = FILES.transformClass(model, (builder, element) -> keep(model, element, builder));
                shapes.put(name, java.util.stream.IntStream.range(0, seen.length).mapToObj(i -> seen[i]).toList());
            }
        }
        return shapes;
    }

    private static void keep(ClassModel of, ClassElement element, java.lang.classfile.ClassBuilder builder) {
        switch (element) {
            case FieldModel field -> {
                if (!field.flags().has(AccessFlag.PRIVATE)) {
                    builder.with(field);
                }
            }
            case MethodModel method -> {
                if (!method.flags().has(AccessFlag.PRIVATE)) {
                    builder.transformMethod(method, (inner, part) -> {
                        if (!(part instanceof CodeModel) && !(part instanceof MethodParametersAttribute)) {
                            inner.with(part);
                        }
                    });
                }
            }
            case InnerClassesAttribute inner -> {
                List<InnerClassInfo> own = inner.classes().stream().filter(info -> belongs(of, info)).toList();
                if (!own.isEmpty()) {
                    builder.with(InnerClassesAttribute.of(own));
                }
            }
            case SourceFileAttribute _,NestMembersAttribute _ -> {
                // Nothing that another source depends on.
            }
            default -> builder.with(element);
        }
    }

    /** The attribute also lists classes that code names. */
    private static boolean belongs(ClassModel of, InnerClassInfo info) {
        String name = of.thisClass().asInternalName();
        String inner = info.innerClass().asInternalName();
        return info.outerClass().isPresent() && (inner.equals(name) || inner.startsWith(name + "$"));
    }
}
