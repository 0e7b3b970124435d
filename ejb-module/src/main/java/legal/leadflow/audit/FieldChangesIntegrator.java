package legal.leadflow.audit;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Hooks {@link FieldChanges} into Hibernate; found through {@code META-INF/services}. */
public class FieldChangesIntegrator implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        EventListenerRegistry listeners = factory.getServiceRegistry().requireService(EventListenerRegistry.class);
        FieldChanges changes = new FieldChanges();
        listeners.appendListeners(EventType.POST_INSERT, changes);
        listeners.appendListeners(EventType.POST_UPDATE, changes);
        listeners.appendListeners(EventType.POST_DELETE, changes);
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // the listeners go with the factory
    }
}
