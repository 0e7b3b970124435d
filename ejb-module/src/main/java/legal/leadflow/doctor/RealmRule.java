package legal.leadflow.doctor;

import jakarta.json.JsonObject;
import java.util.function.Predicate;

/**
 * Something that must hold in Keycloak's realm or client.
 *
 * @param check  the check's name
 * @param well   whether all is well
 * @param cause  what is wrong otherwise, and why it matters
 * @param remedy what to do
 */
record RealmRule(String check, Predicate<JsonObject> well, String cause, String remedy) {
}
