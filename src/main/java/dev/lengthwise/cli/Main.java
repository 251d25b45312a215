package dev.lengthwise.cli;

import java.util.List;

public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.out.println("lengthwise" + List.of(args).size()
                + 3);
    }
}
