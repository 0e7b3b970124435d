package legal.leadflow.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import legal.leadflow.tenancy.Role;

/**
 * Somebody who works for a demo firm, as {@code config/keycloak/demo.json} names them.
 *
 * @param firm     the organization's id
 * @param id       "sub" of their tokens, fixed in that file
 * @param username what they type to sign in
 */
public record DemoPerson(UUID firm, UUID id, String username, String name, Role role) {

    /** The people of all firms of {@code file}, in its order. */
    public static List<DemoPerson> of(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            JsonObject realm = reader.readObject();
            return realm.getJsonArray("organizations").getValuesAs(JsonObject.class).stream()
                    .flatMap(firm -> firm.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                            .map(member -> person(realm, UUID.fromString(firm.getString("id")), member.getString("username"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoPerson person(JsonObject realm, UUID firm, String username) {
        JsonObject user = realm.getJsonArray("users").getValuesAs(JsonObject.class).stream()
                .filter(candidate -> username.equals(candidate.getString("username"))).findFirst().orElseThrow();
        Role role = user.getJsonArray("realmRoles").getValuesAs(JsonString.class).stream()
                .flatMap(name -> Role.named(name.getString()).stream()).findFirst().orElseThrow();
        return new DemoPerson(firm, UUID.fromString(user.getString("id")), username, user.getString("firstName") + " " + user.getString("lastName"), role);
    }

    @Override
    public String toString() {
        return username;
    }
}
