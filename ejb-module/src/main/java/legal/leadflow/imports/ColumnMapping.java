package legal.leadflow.imports;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which column is what, in the order of the columns. */
record ColumnMapping(List<CallField> fields) {
    ColumnMapping {
        fields = List.copyOf(fields);
    }

    /** What the columns' names say: each field at most once, its best name first. */
    static ColumnMapping recognise(List<String> columns) {
        List<String> plain = columns.stream().map(ColumnMapping::plain).toList();
        CallField[] fields = new CallField[columns.size()];
        Arrays.fill(fields, CallField.IGNORE);
        Set<CallField> open = EnumSet.complementOf(EnumSet.of(CallField.IGNORE));
        assign(plain, fields, open, CallField::names);
        assign(plain, fields, open, CallField::guesses);
        return new ColumnMapping(List.of(fields));
    }

    private static void assign(List<String> columns, CallField[] fields, Set<CallField> open, Function<CallField, List<String>> names) {
        for (CallField field : EnumSet.copyOf(open.isEmpty() ? EnumSet.of(CallField.IGNORE) : open)) {
            for (String name : names.apply(field)) {
                int column = columns.indexOf(name);
                if (column >= 0 && fields[column] == CallField.IGNORE && open.remove(field)) {
                    fields[column] = field;
                }
            }
        }
    }

    /** How sure a column's field is by the column's name alone. */
    static Sureness sureness(String column, CallField field) {
        return field == CallField.IGNORE ? Sureness.NOT_NEEDED : field.names().contains(plain(column)) ? Sureness.KNOWN : Sureness.GUESSED;
    }

    /** What makes two files of one kind: the columns' names in their order. */
    static String signature(List<String> columns) {
        return columns.stream().map(ColumnMapping::plain).collect(Collectors.joining("\n"));
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    static ColumnMapping parse(String codes) {
        return new ColumnMapping(Arrays.stream(codes.split(",")).map(CallField::valueOf).toList());
    }

    String codes() {
        return fields.stream().map(CallField::name).collect(Collectors.joining(","));
    }

    /**
     * Where each field stands.
     *
     * @throws MappingRefused when a field stands twice, or one that is needed is missing
     */
    Map<CallField, Integer> places(UUID run) {
        Map<CallField, Integer> places = new EnumMap<>(CallField.class);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) != CallField.IGNORE && places.put(fields.get(i), i) != null) {
                throw MappingRefused.twice(run, fields.get(i));
            }
        }
        Arrays.stream(CallField.values()).filter(field -> field.isRequired() && !places.containsKey(field)).findFirst().ifPresent(field -> {
            throw MappingRefused.missing(run, field);
        });
        return Collections.unmodifiableMap(places);
    }
}
