package legal.leadflow.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({"GET,/calls/log,PAGES", "HEAD,/,PAGES", "POST,/calls/new.xhtml,CHANGES", "PROPFIND,/calls/log,CHANGES", "GET,/back/,SIGN_IN", "POST,/sign-out,SIGN_IN",
        "GET,/api/v1/leads,API_READ", "POST,/api/v1/leads,API_WRITE", "DELETE,/api/v1/leads/1,API_WRITE", "GET,/audit/export,EXPORT", "GET,/imports/rejected,EXPORT",
        "GET,/api/v1/leads/export,EXPORT", "POST,/imports/upload,UPLOAD", "GET,/apiary,PAGES"})
    void aRequestsClassIsWhatItDoes(String method, String path, RouteClass route) {
        assertThat(RouteClass.of(method, path)).contains(route);
    }

    @Test
    void filesOfTheFrameAreNotCounted() {
        assertThat(RouteClass.of("GET", "/jakarta.faces.resource/css/tokens.css.xhtml")).isEmpty();
    }

    @Test
    void aSettingSaysPersonAddressAndFirm() {
        Limits read = Limits.parse(RouteClass.EXPORT, " 60,0,300/90 ");
        assertThat(read.person()).isEqualTo(new Quota(60, Duration.ofMinutes(90)));
        assertThat(read.address().isLimit()).isFalse();
        assertThat(read.firm().requests()).isEqualTo(300);
        assertThat(Limits.parse(RouteClass.PAGES, "1,2,3").firm().period()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aFirmGetsATenthOfItsLimitAtOnceAndAPersonAll() {
        Limits read = Limits.parse(RouteClass.API_READ, "1200,6000,12000");
        assertThat(read.person().atOnce()).isEqualTo(1200);
        assertThat(read.address().atOnce()).isEqualTo(6000);
        assertThat(read.firm().atOnce()).isEqualTo(1200);
        assertThat(read.firm().bandwidth().getCapacity()).isEqualTo(1200);
        assertThat(Limits.parse(RouteClass.PAGES, "30,300,90").firm().atOnce()).as("never so few that people would notice").isEqualTo(30);
        assertThat(Limits.parse(RouteClass.PAGES, "5,5,5").firm().atOnce()).isEqualTo(5);
        assertThat(Limits.parse(RouteClass.UPLOAD, "30,300,90").firm().atOnce()).as("files").isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "60,300", "60,-1,300", "60,300,300/0", "60,300,300 per minute", "1e3,1,1", "9999999999,1,1"})
    void aSettingThatCannotBeReadIsSaidByItsName(String text) {
        assertThatThrownBy(() -> Limits.parse(RouteClass.API_READ, text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leadflow.limits.api-read").hasMessageContaining(text);
    }

    @ParameterizedTest
    @EnumSource(RouteClass.class)
    void whatIsUsualCanBeRead(RouteClass route) {
        assertThat(Limits.parse(route, route.usual()).address().isLimit()).isTrue();
    }

    @Test
    void aClientsWholeNetworkCountsAsOne() throws UnknownHostException {
        assertThat(counted("2001:db8:1:2::1")).isEqualTo(counted("2001:db8:1:2:ffff::9")).isNotEqualTo(counted("2001:db8:1:3::1"));
        assertThat(counted("192.0.2.1")).isNotEqualTo(counted("192.0.2.2"));
    }

    private static String counted(String address) throws UnknownHostException {
        return AddressLimit.counted(InetAddress.getByName(address));
    }
}
