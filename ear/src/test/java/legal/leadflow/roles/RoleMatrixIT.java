package legal.leadflow.roles;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import legal.leadflow.stack.RunningStack;
import legal.leadflow.tenancy.Acting;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Role;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every public method of every service, called in every role inside the server: the container lets through exactly the roles that
 * {@code methods.txt} grants, which was written from what people do (domain.md, section 3) and not from the code.
 * Runs in the WildFly of all end-to-end tests, beside the application.
 */
@Order(5)
@ExtendWith(RunningServer.class)
@ArquillianTest
class RoleMatrixIT {
    private static final UUID ALPHA = UUID.fromString("a1fa0000-0000-4000-8000-000000000001");
    private static final String NOBODY = "default-roles-leadflow";
    @Inject BeanManager beans;

    @Deployment
    static EnterpriseArchive archive() {
        File built = RunningStack.get().folders().ear().toFile();
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "role-matrix.ear").importFrom(built).as(EnterpriseArchive.class);
        JavaArchive services = ear.getAsType(JavaArchive.class, "ejb-module.jar").addClass(Acting.class);
        ear.delete("web-module.war");
        ear.delete("ejb-module.jar");
        ear.delete("META-INF/application.xml");
        WebArchive tests = ShrinkWrap.create(WebArchive.class, "web-module.war") // the name that the EAR's structure knows
                .addClasses(RoleMatrixIT.class, RunningServer.class, Actor.class)
                .addAsResource(RoleMatrixIT.class.getResource("methods.txt"), "legal/leadflow/roles/methods.txt")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml").addAsWebInfResource(new StringAsset(actors()), "ejb-jar.xml").addAsLibrary(jarOf(Assertions.class));
        return ear.addAsModule(services).addAsModule(tests).setApplicationXML(new StringAsset("""
                <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                  <initialize-in-order>true</initialize-in-order>
                  <module><ejb>ejb-module.jar</ejb></module>
                  <module><web><web-uri>web-module.war</web-uri><context-root>/role-matrix</context-root></web></module>
                  <library-directory>lib</library-directory>
                </application>"""));
    }

    /** One actor a role, and one for somebody who is signed in but has no role in the firm. */
    private static String actors() {
        return Stream.concat(Arrays.stream(Role.values()).map(Role::tokenName), Stream.of(NOBODY)).map(role -> """
                <session><ejb-name>%1$s</ejb-name><local-bean/><ejb-class>%2$s</ejb-class><session-type>Stateless</session-type>
                  <security-identity><run-as><role-name>%1$s</role-name></run-as></security-identity></session>
                """.formatted(role, Actor.class.getName())).collect(Collectors.joining("", """
                <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"><enterprise-beans>
                """, "</enterprise-beans></ejb-jar>"));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyServiceMethodLetsThroughExactlyTheRolesItIsMeantFor() throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (Bean<?> service : services()) {
            for (Method method : methods(service.getBeanClass())) {
                told.merge(name(method), letThrough(service, method), (one, other) -> one.equals(other) ? one : one + " or " + other);
            }
        }
        assertThat(told).hasSizeGreaterThan(20).containsExactlyInAnyOrderEntriesOf(expected());
    }

    @Test
    void whoHasNoRoleIsLetThroughNowhere() {
        for (Bean<?> service : services()) {
            for (Method method : methods(service.getBeanClass())) {
                assertThat(may(NOBODY, Set.of(), service, method)).as(name(method)).isFalse();
            }
        }
    }

    @Test
    void theAnnotationsSayTheSame() throws IOException {
        Map<String, String> said = new TreeMap<>();
        for (Bean<?> service : services()) {
            for (Method method : methods(service.getBeanClass())) {
                said.put(name(method), names(Arrays.stream(method.getAnnotation(RolesAllowed.class).value()).map(role -> Role.named(role).orElseThrow())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))));
            }
        }
        assertThat(said).containsExactlyInAnyOrderEntriesOf(expected());
    }

    private List<Bean<?>> services() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().filter(bean -> bean.getBeanClass().isAnnotationPresent(Stateless.class))
                .filter(bean -> bean.getBeanClass().getName().startsWith("legal.leadflow.") && !Actor.class.isAssignableFrom(bean.getBeanClass()))
                .sorted(Comparator.comparing(bean -> bean.getBeanClass().getName())).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Method> methods(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()).toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private String letThrough(Bean<?> service, Method method) {
        return names(Arrays.stream(Role.values()).filter(role -> may(role.tokenName(), Set.of(role), service, method))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
    }

    private boolean may(String who, Set<Role> roles, Bean<?> service, Method method) {
        Object proxy = beans.getReference(service, service.getBeanClass(), beans.createCreationalContext(service));
        Callable<Object> call = () -> call(method, proxy);
        return actor(who).mayCall(() -> Acting.as(new Caller(ALPHA, UUID.randomUUID(), roles, "Role Matrix"), call));
    }

    private static Actor actor(String role) {
        try {
            return InitialContext.doLookup("java:module/" + role);
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Method method, Object service) throws Exception {
        try {
            return method.invoke(service, Arrays.stream(method.getParameterTypes()).map(RoleMatrixIT::nothing).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        } catch (IllegalArgumentException e) {
            throw new AssertionError("the test calls it wrongly", e); // else it would pass for a call that was let through
        }
    }

    /** Null, or what a primitive has for it. */
    private static Object nothing(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::tokenName).collect(Collectors.joining(" "));
    }

    private static Map<String, String> expected() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RoleMatrixIT.class.getResourceAsStream("methods.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(": *"))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length > 1 ? parts[1] : ""));
        }
    }
}
