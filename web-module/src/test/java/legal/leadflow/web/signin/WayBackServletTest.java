package legal.leadflow.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WayBackServletTest {
    @Test
    void anAddressOfOurOwnIsTaken() {
        assertThat(back("/leads/lead?id=01a2&x=%C3%A9")).isEqualTo("/leads/lead?id=01a2&x=%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x?y", "/\\evil.example?y", "https://evil.example/?y", "evil", "", "/a?b\r\nSet-Cookie: c=d", "/a\\b?c", "/a b?c", "/é?x"})
    void anotherHostsOrAMalformedOneIsNot(String address) {
        assertThat(back(address)).isNull();
    }

    @Test
    void whatIsNoBase64IsNone() {
        assertThat(WayBackServlet.address("***")).isNull();
        assertThat(WayBackServlet.address("")).isNull();
    }

    private static String back(String address) {
        return WayBackServlet.address(WayBack.kept(address));
    }
}
