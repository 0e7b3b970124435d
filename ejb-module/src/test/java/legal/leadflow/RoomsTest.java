package legal.leadflow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionManagement;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import legal.leadflow.audit.Audited;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmBound;
import legal.leadflow.tenancy.FirmOwned;
import legal.leadflow.tenancy.PlatformBound;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.Test;

/** The rooms and what each service must say about itself, read from the compiled classes: a new room is covered the day it is there. */
class RoomsTest {
    /** From left to right; a room imports only rooms to its left. */
    private static final List<String> ORDER = List.of("kernel", "sealing", "crypto", "tenancy", "audit", "requests", "identity", "keys", "privacy", "parties", "campaigns", "intake", "calls",
            "transcripts", "conflicts", "imports", "matters", "finance", "performance", "webhooks", "setup", "doctor");
    private static final Set<String> ROLES = Arrays.stream(Role.values()).map(Role::tokenName).collect(Collectors.toUnmodifiableSet());
    /** Where SQL is written by hand, or rows are changed in bulk, which no listener sees for the audit trail: few, named places. */
    private static final Set<String> NATIVE_SQL = Set.of("audit.AuditPartitions", "audit.AuditQuery", "audit.AuditReader", "audit.AuditSealer", "audit.AuditWriter",
            "audit.Erasure", "audit.FirmsMonth", "audit.Retirements", "audit.SealedExport", "audit.SealedLines", "audit.Seals", "calls.CallDrafts",
            "campaigns.Campaigns", "doctor.DatabaseCheckup", "identity.FirmKeyCheck", "imports.Sql", "intake.FactStamps", "intake.LeadBatches", "intake.LeadHistory", "intake.Leads",
            "keys.KeyService", "keys.ResealRuns", "keys.Resealing", "keys.SealedTable", "parties.PartyBatch", "parties.PartyLines", "parties.PartyTokens", "requests.RequestKeys",
            "setup.Installation", "tenancy.DatabaseCheck", "tenancy.FirmContext", "tenancy.KeyGate");
    /** Beans that start by themselves and serve nobody in particular. */
    private static final Set<String> WITHOUT_A_CALLER = Set.of("audit.AuditPartitions", "audit.SealingTimer", "imports.UnfinishedImports", "keys.UnfinishedResealing");
    private static final JavaClasses OURS = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("legal.leadflow");

    @Test
    void aRoomImportsOnlyRoomsToItsLeft() {
        classes().should(new ArchCondition<JavaClass>("import only rooms to the left") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream().filter(d -> d.getTargetClass().getPackageName().startsWith("legal.leadflow.")).forEach(d -> {
                    if (place(d.getTargetClass().getBaseComponentType()) > place(from)) {
                        events.add(SimpleConditionEvent.violated(from, d.getDescription()));
                    }
                });
            }
        }).check(OURS);
        slices().matching("legal.leadflow.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void everyClassIsInAKnownFlatRoomWithAReasonToBe() {
        for (JavaClass each : OURS) {
            assertThat(each.getPackageName()).as(each.getName()).isIn(ORDER.stream().map(room -> "legal.leadflow." + room).toList());
        }
        Set<String> rooms = OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rooms).hasSizeGreaterThanOrEqualTo(8).allMatch(room -> OURS.contain(room + ".package-info"));
    }

    @Test
    void noRoomKnowsPagesOrRequests() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "jakarta.ws.rs..", "jakarta.servlet..", "org.primefaces..", "org.omnifaces..",
                "legal.leadflow.web..", "legal.leadflow.api..").check(OURS);
    }

    @Test
    void nothingIsCalledImplDtoOrUtil() {
        noClasses().should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Dto").orShould().haveSimpleNameEndingWith("DTO").orShould().haveSimpleNameEndingWith("Util")
                .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper").check(OURS);
    }

    @Test
    void everyServiceIsBoundToAFirm() {
        assertThat(services()).hasSizeGreaterThan(5);
        classes().that().areAnnotatedWith(Stateless.class).and().areNotAnnotatedWith(PlatformBound.class).should().beAnnotatedWith(FirmBound.class).check(OURS);
        assertThat(services().stream().filter(service -> service.isAnnotatedWith(PlatformBound.class)).map(JavaClass::getSimpleName)).as("of the platform's administrators").containsExactly("KeyService");
        classes().that().areAnnotatedWith(PlatformBound.class).should().notBeAnnotatedWith(FirmBound.class).check(OURS);
        classes().that().areAnnotatedWith(Stateless.class).should().notBeAnnotatedWith(Startup.class)
                .andShould().notBeAnnotatedWith(PermitAll.class).andShould().notBeAnnotatedWith(RolesAllowed.class).andShould().notBeAnnotatedWith(RunAs.class)
                .andShould().notBeAnnotatedWith(DeclareRoles.class).andShould().notBeAnnotatedWith(Audited.class)
                .andShould().notBeAnnotatedWith(TransactionAttribute.class).andShould().notBeAnnotatedWith(TransactionManagement.class).check(OURS);
    }

    @Test
    void everyServiceMethodNamesItsRolesAndItsAuditAction() {
        List<String> faults = new ArrayList<>();
        for (JavaMethod method : serviceMethods()) {
            if (!method.isAnnotatedWith(RolesAllowed.class) || method.getAnnotationOfType(RolesAllowed.class).value().length == 0) {
                faults.add(method.getFullName() + " names no role");
            } else if (!ROLES.containsAll(Set.of(method.getAnnotationOfType(RolesAllowed.class).value()))) {
                faults.add(method.getFullName() + " names a role that nobody has");
            }
            if (!method.isAnnotatedWith(Audited.class) || !method.getAnnotationOfType(Audited.class).value().matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*")) {
                faults.add(method.getFullName() + " has no audit action such as lead.opened");
            }
            for (var forbidden : List.of(PermitAll.class, TransactionAttribute.class, Asynchronous.class)) {
                if (method.isAnnotatedWith(forbidden)) {
                    faults.add(method.getFullName() + " is " + forbidden.getSimpleName());
                }
            }
        }
        assertThat(serviceMethods()).hasSizeGreaterThan(20);
        assertThat(faults).isEmpty();
    }

    /** A checked exception would not roll back what the call had already changed. */
    @Test
    void aServiceRefusesByExceptionsThatRollBack() {
        assertThat(serviceMethods()).allSatisfy(method -> assertThat(method.getThrowsClause().getTypes()).as(method.getFullName())
                .allMatch(type -> type.isAssignableTo(RuntimeException.class)));
    }

    @Test
    void oneAuditActionMeansOneThing() {
        Map<String, Set<String>> methods = new HashMap<>();
        serviceMethods().stream().filter(m -> m.isAnnotatedWith(Audited.class))
                .forEach(m -> methods.computeIfAbsent(m.getAnnotationOfType(Audited.class).value(), action -> new HashSet<>()).add(m.getOwner().getName() + "." + m.getName()));
        assertThat(methods).allSatisfy((action, where) -> assertThat(where).as(action).hasSize(1));
    }

    @Test
    void whatIsNotPublicIsNotHalfAService() {
        services().stream().flatMap(service -> service.getMethods().stream()).filter(m -> !m.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(m -> assertThat(m.isAnnotatedWith(RolesAllowed.class) || m.isAnnotatedWith(Audited.class)).as(m.getFullName()).isFalse());
    }

    @Test
    void beansThatServeNobodyAreFewAndNamed() {
        assertThat(OURS.stream().filter(c -> c.isAnnotatedWith(Singleton.class) || c.isAnnotatedWith(Stateful.class) || c.isAnnotatedWith(MessageDriven.class)).map(RoomsTest::shortName))
                .isSubsetOf(WITHOUT_A_CALLER);
    }

    @Test
    void sqlIsWrittenByHandInNamedPlacesOnly() {
        Set<String> places = OURS.stream().flatMap(c -> c.getAccessesFromSelf().stream()).filter(RoomsTest::isNativeSql).map(a -> shortName(a.getOriginOwner())).collect(Collectors.toCollection(TreeSet::new));
        assertThat(places).isSubsetOf(NATIVE_SQL).contains("tenancy.FirmContext", "audit.AuditWriter");
        noClasses().should().callMethod(java.sql.Connection.class, "createStatement").because("a statement without bound parameters ends as text in other people's sight").check(OURS);
    }

    @Test
    void hibernatesFilterRestsInOnePlaceOnly() {
        noClasses().that().doNotHaveFullyQualifiedName("legal.leadflow.tenancy.FirmQueries").should().callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching("(enable|disable|getEnabled)Filter"))).because("it is the second lock").check(OURS);
    }

    @Test
    void everyEntityBelongsToAFirm() {
        classes().that().areAnnotatedWith(Entity.class).and(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("Firm"))).should().beAssignableTo(FirmOwned.class).check(OURS);
        assertThat(OURS.stream().filter(c -> c.isAnnotatedWith(Entity.class))).hasSizeGreaterThan(5);
    }

    @Test
    void personalFieldsAreBytes() {
        OURS.stream().flatMap(c -> c.getFields().stream()).filter(f -> f.isAnnotatedWith(Personal.class))
                .forEach(f -> assertThat(f.getRawType().getName()).as(f.getFullName()).isEqualTo("[B"));
    }

    @Test
    void onlyTheRoomOfTenancySpeaksForSomebodyElse() {
        noClasses().that(not(resideInAPackage("legal.leadflow.tenancy"))).and(not(resideInAPackage("legal.leadflow.setup"))).should()
                .dependOnClassesThat().haveFullyQualifiedName("legal.leadflow.tenancy.FirmContext").orShould().dependOnClassesThat().haveFullyQualifiedName("legal.leadflow.tenancy.ContextKeys").check(OURS);
    }

    private static List<JavaClass> services() {
        return OURS.stream().filter(c -> c.isAnnotatedWith(Stateless.class)).toList();
    }

    private static List<JavaMethod> serviceMethods() {
        return services().stream().flatMap(service -> service.getMethods().stream())
                .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC) && !m.getModifiers().contains(JavaModifier.STATIC) && !m.getModifiers().contains(JavaModifier.SYNTHETIC)).toList();
    }

    private static boolean isNativeSql(JavaAccess<?> access) {
        String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        return Set.of("java.sql.Connection.prepareStatement", "java.sql.Connection.createStatement", "java.sql.Connection.prepareCall", "jakarta.persistence.EntityManager.createNativeQuery",
                "jakarta.persistence.Query.executeUpdate", "org.hibernate.Session.createNativeQuery", "org.hibernate.query.QueryProducer.createNativeQuery", "org.hibernate.Session.createNativeMutationQuery").contains(target);
    }

    private static int place(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? ORDER.indexOf(parts[2]) : -1;
    }

    private static String shortName(JavaClass type) {
        return type.getName().substring("legal.leadflow.".length()).replaceAll("\\$.*", "");
    }
}
