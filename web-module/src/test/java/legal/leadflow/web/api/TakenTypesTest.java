package legal.leadflow.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenTypesTest {
    private static final String ID = "0199a0f0-0000-7000-8000-000000000001";

    @ParameterizedTest
    @ValueSource(classes = {InquiryResource.class, LeadResource.class, PartyResource.class, CallResource.class, ImportResource.class, AuditResource.class})
    void whatIsNamedIsWhatTheResourceTakes(Class<?> resource) {
        for (Method method : resource.getDeclaredMethods()) {
            String verb = method.isAnnotationPresent(POST.class) ? "POST" : method.isAnnotationPresent(PATCH.class) ? "PATCH" : "GET";
            Consumes takes = method.getAnnotation(Consumes.class);
            String address = part(resource) + "/" + part(method).replace("{id}", ID);
            assertThat(TakenTypes.of(verb, address)).as(verb + " " + address).isEqualTo(takes == null ? List.of() : List.of(takes.value()));
        }
        assertThat(Stream.of(resource.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(Consumes.class))).isEqualTo(resource != AuditResource.class);
    }

    @Test
    void anAddressIsKnownWithItsSlashesAndWithoutAndNoOtherIs() {
        assertThat(List.of("leads", "/leads", "/leads/")).allSatisfy(path -> assertThat(TakenTypes.of("POST", path)).containsExactly("application/json"));
        assertThat(TakenTypes.of("POST", "/leads/" + ID)).isEmpty();
        assertThat(TakenTypes.of("PATCH", "/leads/" + ID + "/x")).isEmpty();
        assertThat(TakenTypes.of("POST", "/")).isEmpty();
    }

    private static String part(AnnotatedElement of) {
        Path path = of.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
