package legal.leadflow;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.ActingAs;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/**
 * The beans of the rooms on Hibernate and the real database, as role {@code leadflow_app} in a signed context, without a server.
 * The audit trail hears nothing here: it needs the server's transactions, and has tests of its own.
 */
public final class TestBeans {
    private static final SessionFactory HIBERNATE = hibernate(false);
    private final Session session;
    private final Map<Class<?>, Object> beans = new HashMap<>();

    /** What a test does with the beans. */
    public interface Work<T> {
        T with(TestBeans beans) throws Exception;
    }

    private TestBeans(Session session) {
        this.session = session;
        beans.put(EntityManager.class, session);
        beans.put(FieldCipher.class, TestFirms.CIPHER);
        beans.put(BlindIndex.class, TestFirms.INDEX);
        beans.put(AuditTrail.class, new AuditTrail() {
            @Override
            public void about(String kind, UUID id) {
                // see the class
            }

            @Override
            public void notDone() {
                // see the class
            }

            @Override
            public void created(String entity, UUID record) {
                // see the class
            }
        });
    }

    /** Runs {@code work} as a person of the firm in a transaction of its own, committed when it ends well. */
    public static <T> T as(UUID firm, UUID person, Role role, Work<T> work) throws Exception {
        return ActingAs.person(firm, person, role, () -> {
            try (Connection connection = TestFirms.enter(firm, person, role.rights().toArray(Right[]::new));
                    Session session = HIBERNATE.withOptions().connection(connection).tenantIdentifier((Object) firm).openSession()) {
                session.beginTransaction();
                T result = work.with(new TestBeans(session));
                session.getTransaction().commit();
                connection.commit();
                return result;
            }
        });
    }

    public Session session() {
        return session;
    }

    /** A session on a connection of the caller's, for any tenant: also for one whose context the connection is not in. */
    public static Session session(Connection connection, UUID tenant) {
        return HIBERNATE.withOptions().connection(connection).tenantIdentifier((Object) tenant).openSession();
    }

    /** Each entity that has an id of its own, and its table. */
    public static Map<Class<?>, String> tables() {
        Map<Class<?>, String> tables = new HashMap<>();
        HIBERNATE.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor(entity -> tables.put(entity.getMappedClass(), entity.getIdentifierTableName().toLowerCase(java.util.Locale.ROOT)));
        return tables;
    }

    /** The bean of that class, its fields filled as the container fills them. */
    public <T> T get(Class<T> type) throws ReflectiveOperationException {
        if (!beans.containsKey(type)) {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            T bean = constructor.newInstance();
            beans.put(type, bean);
            for (Field field : type.getDeclaredFields()) {
                if (Stream.of(Inject.class, PersistenceContext.class, Resource.class).anyMatch(field::isAnnotationPresent)) {
                    field.setAccessible(true);
                    field.set(bean, get(field.getType()));
                }
            }
        }
        return type.cast(beans.get(type));
    }

    /** @param audited whether the audit trail's listeners stay: they need the server's transactions, or what stands for them */
    public static SessionFactory hibernate(boolean audited) {
        Configuration configuration = new Configuration().setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
                .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false").setProperty("hibernate.jdbc.time_zone", "UTC")
                .setProperty("hibernate.order_inserts", "true").setProperty("hibernate.type.json_format_mapper", NoJson.class.getName())
               .setProperty("hibernate.jdbc.batch_size", "50")
                .setProperty("hibernate.jpa.compliance.query", "true"); // as WildFly sets it
        entities().forEach(configuration::addAnnotatedClass);
        SessionFactory factory = configuration.buildSessionFactory();
        if (audited) {
            return factory;
        }
        EventListenerRegistry listeners = factory.unwrap(SessionFactoryImplementor.class).getServiceRegistry().requireService(EventListenerRegistry.class);
        listeners.setListeners(EventType.POST_INSERT, new PostInsertEventListener[0]);
        listeners.setListeners(EventType.POST_UPDATE, new PostUpdateEventListener[0]);
        listeners.setListeners(EventType.POST_DELETE, new PostDeleteEventListener[0]);
        return factory;
    }

    private static List<Class<?>> entities() {
        return types().stream().filter(type -> type.isAnnotationPresent(Entity.class)).toList();
    }

    /** All classes of the product. */
    public static List<Class<?>> types() {
        Path classes = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/classes");
        try (Stream<Path> files = Files.walk(classes.resolve("legal"))) {
            return files.filter(file -> file.toString().endsWith(".class")).<Class<?>>map(file -> type(classes.relativize(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(Path file) {
        try {
            return Class.forName(file.toString().replace('/', '.').replaceAll("\\.class$", ""), false, TestBeans.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No column of ours is JSON to Hibernate, which would look for a library that the server brings along. */
    public static final class NoJson implements FormatMapper {
        @Override
        public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
