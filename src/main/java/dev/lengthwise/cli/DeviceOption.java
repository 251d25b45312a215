package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import picocli.CommandLine.Option;

/** {@code --device}, for the commands that compute. */
final class DeviceOption {
    @Option(names = "--device", defaultValue = "auto", paramLabel = "D", description = "cpu, cuda, or auto: a GPU if there is one to use (default: ${DEFAULT-VALUE})")
    private Device device = Device.AUTO;

    /** As it was typed. */
    Device asked() {
        return device;
    }

    /** The one to use, said on stderr where there was something to choose; libtorch has been started. */
    Device resolve() {
        Device resolved = device.resolve();
        if (Device.hasCudaLibraries()) {
            System.err.println("computing on " + resolved.describe()
                    + (device == Device.AUTO && resolved == Device.CPU ? ": " + Device.why() : ""));
        }
        return resolved;
    }

    /** The arithmetic on that device. */
    static Precision resolve(Device device, Precision precision) {
        try {
            return device.resolve(precision);
        } catch (IllegalArgumentException e) {
            throw new RecipeException("--precision: " + e.getMessage());
        }
    }
}
