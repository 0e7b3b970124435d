package legal.leadflow.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class RestRouteTest {
    @Path("/things")
    private static final class Things {
        @SuppressWarnings("unused") // read by its annotations
        public void all() {
            throw new UnsupportedOperationException();
        }

        @Path("{id}/parts/")
        @SuppressWarnings("unused") // read by its annotations
        public void parts() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aTemplateIsBuiltOfAllPartsAndHoldsNoValue() throws NoSuchMethodException {
        assertThat(RestRoute.template("/api/v1/", Things.class, Things.class.getMethod("all"))).isEqualTo("/api/v1/things");
        assertThat(RestRoute.template("/api/v1/", Things.class, Things.class.getMethod("parts"))).isEqualTo("/api/v1/things/{id}/parts");
    }
}
