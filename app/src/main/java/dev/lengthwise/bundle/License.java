package dev.lengthwise.bundle;

/**
 * A license as a jar or its POM names it.
 *
 * @param name as it stands there: {@code Apache-2.0}, {@code The Apache Software License, Version 2.0}
 * @param url empty where none is given
 */
record License(String name, String url) {
    @Override
    public String toString() {
        return url.isEmpty() || url.equals(name) ? name : name + " (" + url + ")";
    }
}
