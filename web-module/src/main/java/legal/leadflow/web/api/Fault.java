package legal.leadflow.web.api;

import java.util.List;

/**
 * One thing that is wrong with a request; it names the place and never the value.
 *
 * @param in        {@code body}, {@code query} or {@code header}
 * @param field     in a body a JSON pointer (RFC 6901), else the name
 * @param key       key of the sentence in the message bundles
 * @param arguments of the sentence: limits, line and column
 */
record Fault(String in, String field, String key, List<Object> arguments) {
    static Fault body(String pointer, String key, Object... arguments) {
        return new Fault("body", pointer, key, List.of(arguments));
    }

    static Fault query(String name, String key, Object... arguments) {
        return new Fault("query", name, key, List.of(arguments));
    }

    static Fault header(String name, String key, Object... arguments) {
        return new Fault("header", name, key, List.of(arguments));
    }
}
