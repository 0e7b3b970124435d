package legal.leadflow.doctor;

/**
 * Something that must hold in an XML file.
 *
 * @param check  the check's name
 * @param well   an XPath that is true when all is well
 * @param cause  what is wrong otherwise, and why it matters
 * @param remedy what to do
 */
record XmlRule(String check, String well, String cause, String remedy) {
}
