package legal.leadflow.audit;

import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmOwned;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Tells the audit trail each field that Hibernate wrote, before and after; of a new record what it began with, since a lead's story is
 * made with its first fact and that is a change to whoever reads the trail.
 */
class FieldChanges implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener {
    private static final long serialVersionUID = 1L;
    private static final Set<String> BOOKKEEPING = Set.of("firmId", "version", "createdAt", "createdBy", "changedAt", "changedBy", "noteByHand", "outcomeByHand");
    /** Fields of an entity that hold what is personal, and where they say it was sealed; read once a class, because each field of each record that is written asks. */
    private static final ClassValue<Map<String, String>> PERSONAL = new ClassValue<>() {
        @Override
        protected Map<String, String> computeValue(Class<?> type) {
            Set<String> seen = new HashSet<>(); // a subclass's field stands before one of the same name above it
            Map<String, String> personal = new HashMap<>();
            for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
                for (Field declared : c.getDeclaredFields()) {
                    if (seen.add(declared.getName()) && declared.isAnnotationPresent(Personal.class)) {
                        personal.put(declared.getName(), declared.getAnnotation(Personal.class).sealedAs());
                    }
                }
            }
            return Map.copyOf(personal);
        }
    };

    @Override
    public void onPostInsert(PostInsertEvent event) {
        tell(event.getPersister(), event.getEntity(), FieldChange.Kind.CREATED, "*", null, null);
        String[] names = event.getPersister().getPropertyNames();
        for (int i = 0; i < names.length; i++) {
            if (event.getState()[i] != null) {
                field(event.getPersister(), event.getEntity(), names[i], i, FieldChange.Kind.CREATED, null, event.getState()[i]);
            }
        }
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        Object[] before = event.getOldState();
        if (before == null) {
            throw new IllegalStateException("an update whose former state is unknown cannot be audited");
        }
        String[] names = event.getPersister().getPropertyNames();
        for (int i = 0; i < names.length; i++) {
            if (!same(before[i], event.getState()[i])) {
                field(event.getPersister(), event.getEntity(), names[i], i, FieldChange.Kind.CHANGED, before[i], event.getState()[i]);
            }
        }
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        tell(event.getPersister(), event.getEntity(), FieldChange.Kind.DELETED, "*", null, null);
        String[] names = event.getPersister().getPropertyNames();
        for (int i = 0; i < names.length; i++) {
            if (event.getDeletedState()[i] != null) {
                field(event.getPersister(), event.getEntity(), names[i], i, FieldChange.Kind.DELETED, event.getDeletedState()[i], null);
            }
        }
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private static void field(EntityPersister persister, Object entity, String name, int index, FieldChange.Kind kind, Object before, Object after) {
        String sealed = PERSONAL.get(persister.getMappedClass()).get(name);
        boolean index16 = persister.getPropertyTypes()[index].getReturnedClass() == byte[].class && sealed == null; // a blind index says nothing to a reader
        if (BOOKKEEPING.contains(name) || index16) {
            return;
        }
        String column = ((AbstractEntityPersister) persister).getPropertyColumnNames(name)[0];
        String place = sealed != null && sealed.isEmpty() ? table(persister) + "." + column : sealed;
        tell(persister, entity, kind, column, text(entity, place, before), text(entity, place, after));
    }

    private static void tell(EntityPersister persister, Object entity, FieldChange.Kind kind, String field, String before, String after) {
        UUID id = ((FirmOwned) entity).getId();
        AuditTrail.add(new FieldChange(table(persister), id, field, kind, before, after));
    }

    /** @param place under which the value was sealed; null for one in the open */
    private static String text(Object entity, String place, Object value) {
        if (value == null || place == null) {
            return value == null ? null : value instanceof Enum<?> constant ? constant.name() : value.toString();
        }
        FirmOwned row = (FirmOwned) entity;
        // of the caller: a row that was made in this transaction does not know its firm yet
        UUID firm = CDI.current().select(CurrentCaller.class).get().get().firm();
        return CDI.current().select(FieldCipher.class).get().open(firm, place, row.getId(), (byte[]) value);
    }

    private static boolean same(Object before, Object after) {
        return before instanceof byte[] a && after instanceof byte[] b ? Arrays.equals(a, b) : Objects.equals(before, after);
    }

    private static String table(EntityPersister persister) {
        String table = ((AbstractEntityPersister) persister).getTableName();
        return table.substring(table.lastIndexOf('.') + 1);
    }
}
