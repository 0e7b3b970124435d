package legal.leadflow.imports;

/** A line of the file with the break that ends it; {@code cut} when it was longer than may be and only its beginning is kept. */
record CsvLine(int number, String text, String end, boolean cut) {
    @Override
    public String toString() {
        return "line " + number;
    }
}
