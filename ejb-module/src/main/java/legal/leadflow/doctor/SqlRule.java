package legal.leadflow.doctor;

/**
 * Something that must hold in the database.
 *
 * @param check  the check's name
 * @param query  each row it gives is a fault, its first column says where
 * @param cause  what is wrong then, and why it matters
 * @param remedy what to do
 */
record SqlRule(String check, String query, String cause, String remedy) {
}
