package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import picocli.CommandLine.Option;

/** {@code --device}, for the commands that compute. */
final class DeviceOption {
    @Option(names = "--device", defaultValue = Asked.AUTO, converter = AskedWord.OfDevice.class, paramLabel = "D", description = "cpu, cuda, or auto: a GPU if there is a usable one (default: ${DEFAULT-VALUE})")
    private Asked<Device> device = Asked.auto();

    /** As it was typed. */
    Asked<Device> asked() {
        return device;
    }

    /** The one to use, said on stderr where there was something to choose; libtorch has been started. */
    Device resolve() {
        Device resolved = Device.choose(device);
        if (Device.hasCudaLibraries()) {
            System.err.println("computing on " + resolved.describe()
                    + (device.isAuto() && resolved == Device.CPU ? ": " + Device.why() : ""));
        }
        return resolved;
    }

    /** The arithmetic on that device. */
    static Precision resolve(Device device, Asked<Precision> precision) {
        try {
            return device.arithmetic(precision);
        } catch (IllegalArgumentException e) {
            throw new RecipeException("--precision: " + e.getMessage());
        }
    }
}
