package dev.lengthwise.cli;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code auto} or one of an enum's constants, by the name its toString gives. */
abstract sealed class AskedWord<E extends Enum<E>> implements ITypeConverter<Asked<E>> {
    private final E[] constants;

    private AskedWord(E[] constants) {
        this.constants = constants;
    }

    /** Where to compute. */
    static final class OfDevice extends AskedWord<Device> {
        OfDevice() {
            super(Device.values());
        }
    }

    /** Which arithmetic. */
    static final class OfPrecision extends AskedWord<Precision> {
        OfPrecision() {
            super(Precision.values());
        }
    }

    /** What computes. */
    static final class OfEngine extends AskedWord<EngineKind> {
        OfEngine() {
            super(EngineKind.values());
        }
    }

    @Override
    public Asked<E> convert(String text) {
        if (text.equals(Asked.AUTO)) {
            return Asked.auto();
        }
        for (E constant : constants) {
            if (constant.toString().equals(text)) {
                return Asked.of(constant);
            }
        }
        throw new TypeConversionException("'" + text + "' is not one of "
                + Stream.concat(Stream.of(Asked.AUTO), Arrays.stream(constants).map(Enum::toString))
                        .collect(Collectors.joining(", ")));
    }
}
