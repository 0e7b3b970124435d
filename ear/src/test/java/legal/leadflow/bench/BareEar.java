package legal.leadflow.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import legal.leadflow.audit.SilentLog;
import legal.leadflow.crypto.OpenCipher;
import legal.leadflow.crypto.OpenIndex;
import legal.leadflow.tenancy.UnsignedContext;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The product without its protection, for the security tax: the built EAR with classes of this test tree in it and the audit's listener and sealer
 * taken out. The product has no switch for it; what is shipped holds none of these classes ({@link ShippedEarIT}).
 */
final class BareEar {
    static final List<Class<?>> OPEN = List.of(OpenCipher.class, OpenIndex.class, UnsignedContext.class, SilentLog.class);

    private BareEar() {
    }

    /** @return {@code file} */
    static Path write(Path built, Path file) {
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "bare.ear").importFrom(built.toFile()).as(EnterpriseArchive.class);
        JavaArchive services = ear.getAsType(JavaArchive.class, "ejb-module.jar");
        services.addClasses(OPEN.toArray(Class<?>[]::new));
        services.delete("META-INF/services/org.hibernate.integrator.spi.Integrator");
        services.delete("legal/leadflow/audit/SealingTimer.class");
        ear.delete("ejb-module.jar");
        ear.addAsModule(services);
        ear.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    /** A Faces page that says hello, to compare with: {@code /hello/hello.xhtml}. */
    static File hello(Path file) {
        WebArchive hello = ShrinkWrap.create(WebArchive.class, "hello.war")
                .addAsWebInfResource(new StringAsset("<jboss-web><context-root>/hello</context-root></jboss-web>"), "jboss-web.xml")
                .addAsWebInfResource(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <context-param><param-name>jakarta.faces.PROJECT_STAGE</param-name><param-value>Production</param-value></context-param>
                          <servlet><servlet-name>faces</servlet-name><servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class></servlet>
                          <servlet-mapping><servlet-name>faces</servlet-name><url-pattern>*.xhtml</url-pattern></servlet-mapping>
                        </web-app>"""), "web.xml")
                .addAsWebInfResource(new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>"), "beans.xml")
                .addAsWebResource(new StringAsset("""
                        <!DOCTYPE html>
                        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html">
                          <h:head><title>Hello</title></h:head>
                          <h:body><h1><h:outputText value="Hello #{param.name}"/></h1></h:body>
                        </html>"""), "hello.xhtml");
        hello.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file.toFile();
    }
}
