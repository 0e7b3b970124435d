package legal.leadflow.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;
import legal.leadflow.TestBeans;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.tenancy.ActingAs;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.FirmContext;
import legal.leadflow.tenancy.FirmInterceptor;
import legal.leadflow.tenancy.KeyGate;
import legal.leadflow.tenancy.SealingContext;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Calls of services as the server makes them, without the server: the caller's roles are asked, a transaction begins, then come the product's own two interceptors,
 * Hibernate with the trail's listeners and the real database as role {@code leadflow_app}. What stands here for the container is what the container does itself:
 * roles, transactions with their resources, those that {@code REQUIRES_NEW} begins, injection, and the one name that is looked up.
 */
public final class AuditedServer implements AutoCloseable {
    private static final ThreadLocal<Deque<Transaction>> RUNNING = ThreadLocal.withInitial(ArrayDeque::new);
    private static final SessionFactory HIBERNATE = factory();
    private final Deque<Connection> free = new ArrayDeque<>();
    private final Map<Class<?>, Object> beans = new HashMap<>();

    private record Transaction(Session session, Map<Object, Object> resources) {
    }

    /** @param sealer whom the trail's page asks how sealing goes */
    AuditedServer(FirmContext context, SealerWatch sealer) {
        beans.put(EntityManager.class, proxy(EntityManager.class, (self, method, arguments) -> of(RUNNING.get().element().session(), method, arguments)));
        beans.put(TransactionSynchronizationRegistry.class, REGISTRY);
        beans.put(FieldCipher.class, TestFirms.CIPHER);
        beans.put(BlindIndex.class, TestFirms.INDEX);
        beans.put(FirmContext.class, context);
        beans.put(KeyRing.class, TestFirms.KEYS);
        beans.put(Secrets.class, TestFirms.SECRETS);
        beans.put(KeyGate.class, new KeyGate(TestFirms.KEYS));
        beans.put(SealingContext.class, TestFirms.sealing());
        beans.put(SealerWatch.class, sealer);
    }

    /** Puts another bean in the place of one of a class, before it is asked for. */
    <T> void put(Class<T> type, T bean) throws ReflectiveOperationException {
        inject(type, bean);
        beans.put(type, bean);
    }

    /**
     * One call of a service; a call refused for want of a role is recorded as the web module records it.
     *
     * @throws Exception what the caller of the service would be told
     */
    Object call(Caller caller, Class<?> service, String name, Object... arguments) throws Exception {
        Method method = Arrays.stream(service.getMethods()).filter(one -> one.getName().equals(name) && takes(one, arguments)).findFirst().orElseThrow();
        return ActingAs.caller(caller, () -> {
            List<String> allowed = List.of(method.getAnnotation(RolesAllowed.class).value());
            if (caller.roles().stream().noneMatch(role -> allowed.contains(role.tokenName()))) {
                get(AuditLog.class).denied(method.getAnnotation(Audited.class).value());
                throw new EJBAccessException(name);
            }
            return inTransaction(caller.firm(), () -> intercepted(get(service), method, arguments, get(FirmInterceptor.class), get(AuditInterceptor.class)));
        });
    }

    private static boolean takes(Method method, Object[] arguments) {
        Class<?>[] types = method.getParameterTypes();
        return types.length == arguments.length && IntStream.range(0, types.length).allMatch(i -> arguments[i] == null || types[i].isPrimitive() || types[i].isInstance(arguments[i]));
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : free) {
            connection.close();
        }
    }

    /** Commits when the work ends well, and else takes everything back. One that runs meanwhile waits. */
    private <T> T inTransaction(UUID firm, Callable<T> work) throws Exception {
        Connection connection = free.isEmpty() ? TestDatabase.app().getConnection() : free.pop();
        connection.setAutoCommit(false);
        try (Session session = HIBERNATE.withOptions().connection(connection).tenantIdentifier((Object) firm).openSession()) {
            session.beginTransaction();
            RUNNING.get().push(new Transaction(session, new HashMap<>()));
            boolean ended = false;
            try {
                T result = work.call();
                session.getTransaction().commit();
                ended = true;
                return result;
            } finally {
                RUNNING.get().pop();
                if (!ended) {
                    session.getTransaction().rollback();
                }
            }
        } finally {
            free.push(connection);
        }
    }

    /** What {@code @Transactional(REQUIRES_NEW)} stands for. */
    private final class NewTransactions extends AuditLog {
        @Override
        void failed(AuditScope scope) {
            anew(() -> super.failed(scope));
        }

        @Override
        public void denied(String action) {
            anew(() -> super.denied(action));
        }

        private void anew(Runnable work) {
            try {
                inTransaction(get(legal.leadflow.tenancy.CurrentCaller.class).get().firm(), () -> {
                    work.run();
                    return null;
                });
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Object intercepted(Object bean, Method method, Object[] arguments, Object... interceptors) throws Exception {
        Iterator<Object> chain = Arrays.asList(interceptors).iterator();
        InvocationContext call = proxy(InvocationContext.class, (self, asked, none) -> switch (asked.getName()) {
            case "getMethod" -> method;
            case "getParameters" -> arguments;
            case "getTarget" -> bean;
            case "proceed" -> chain.hasNext() ? around(chain.next(), (InvocationContext) self) : of(bean, method, arguments);
            default -> throw new UnsupportedOperationException(asked.getName());
        });
        return call.proceed();
    }

    private static Object around(Object interceptor, InvocationContext call) throws Exception {
        Method around = Stream.of(interceptor.getClass().getDeclaredMethods()).filter(method -> method.isAnnotationPresent(AroundInvoke.class)).findFirst().orElseThrow();
        around.setAccessible(true);
        return of(interceptor, around, new Object[] {call});
    }

    /** The bean of that class, its fields filled as the container fills them. */
    <T> T get(Class<T> type) {
        try {
            if (!beans.containsKey(type)) {
                Constructor<T> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                Object bean = type == AuditLog.class ? new NewTransactions() : constructor.newInstance();
                beans.put(type, bean);
                inject(type, bean);
            }
            return type.cast(beans.get(type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private void inject(Class<?> type, Object bean) throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (Stream.of(Inject.class, PersistenceContext.class, Resource.class).anyMatch(field::isAnnotationPresent)) {
                field.setAccessible(true);
                field.set(bean, field.getType() == Instance.class ? all((Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]) : get(field.getType()));
            }
        }
    }

    /** Every bean of that kind. */
    private Instance<?> all(Class<?> kind) {
        List<?> found = TestBeans.types().stream().filter(type -> kind.isAssignableFrom(type) && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())).map(this::get).toList();
        return instance(found);
    }

    private static Instance<?> instance(List<?> beans) {
        return proxy(Instance.class, (self, method, arguments) -> switch (method.getName()) {
            case "iterator" -> beans.iterator();
            case "get" -> beans.get(0);
            default -> InvocationHandler.invokeDefault(self, method, arguments);
        });
    }

    private static Object of(Object target, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception told) {
                throw told;
            }
            throw e;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(AuditedServer.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final TransactionSynchronizationRegistry REGISTRY = proxy(TransactionSynchronizationRegistry.class, (self, method, arguments) -> {
        Map<Object, Object> resources = RUNNING.get().element().resources();
        return switch (method.getName()) {
            case "getResource" -> resources.get(arguments[0]);
            case "putResource" -> resources.put(arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    });

    private static SessionFactory factory() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        CDI.setCDIProvider(Beans::new);
        return TestBeans.hibernate(true);
    }

    /** Where Hibernate's listener looks up the transaction. */
    public static final class Names implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return proxy(Context.class, (self, method, arguments) -> method.getName().equals("lookup") ? REGISTRY : null);
        }
    }

    /** Where Hibernate's listener finds caller and cipher. */
    private static final class Beans extends CDI<Object> {
        @Override
        @SuppressWarnings("unchecked")
        public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
            return (Instance<U>) instance(List.of(type == FieldCipher.class ? TestFirms.CIPHER : new legal.leadflow.tenancy.CurrentCaller()));
        }

        @Override
        public BeanManager getBeanManager() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instance<Object> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isUnsatisfied() {
            return false;
        }

        @Override
        public boolean isAmbiguous() {
            return false;
        }

        @Override
        public void destroy(Object bean) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Handle<Object> getHandle() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<? extends Handle<Object>> handles() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<Object> iterator() {
            throw new UnsupportedOperationException();
        }
    }
}
