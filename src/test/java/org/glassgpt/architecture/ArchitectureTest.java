package org.glassgpt.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.glassgpt.architecture.Floors.APP;
import static org.glassgpt.architecture.Floors.CLI;
import static org.glassgpt.architecture.Floors.CLINIC;
import static org.glassgpt.architecture.Floors.EXPORT;
import static org.glassgpt.architecture.Floors.MODEL;
import static org.glassgpt.architecture.Floors.TRACE;
import static org.glassgpt.architecture.Floors.TRAINING;
import static org.glassgpt.architecture.Floors.UI_CONTROL;
import static org.glassgpt.architecture.Floors.UI_LESSON;
import static org.glassgpt.architecture.Floors.UI_PANEL;
import static org.glassgpt.architecture.Floors.UI_SHELL;
import static org.glassgpt.architecture.Floors.UI_STATE;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What holds the house up: the floors, and the habits that would bring them down. */
@AnalyzeClasses(packages = Floors.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesPointDown = classes().should(useLowerFloorsOnly());

    @ArchTest
    static final ArchRule traceNeedsTheJdkOnly = classes()
            .that()
            .resideInAnyPackage(Floors.patterns(TRACE))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", Floors.ROOT + ".trace.."));

    @ArchTest
    static final ArchRule nd4jStaysInTheEngine = noClassesOutside(MODEL, TRAINING, CLINIC)
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule javaFxStaysInTheWindow = noClassesOutside(
                    UI_STATE, UI_CONTROL, UI_PANEL, UI_LESSON, UI_SHELL, EXPORT, APP)
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule picocliStaysInTheCommandLine =
            noClassesOutside(CLI, APP).dependOnClassesThat().resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule theStandardStreamsBelongToTheCommandLine = noClassesOutside(CLI)
            .accessFieldWhere(DescribedPredicate.describe(
                    "is System.out or System.err",
                    access -> access.getTarget().getOwner().isEquivalentTo(System.class)));

    @ArchTest
    static final ArchRule theLauncherEndsTheProcess =
            noClassesOutside(APP).callMethodWhere(target("exit", System.class));

    @ArchTest
    static final ArchRule nothingOpensAConnection = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..", "javafx.scene.web..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Socket.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ServerSocket.class)
            .orShould()
            .callMethodWhere(target("openConnection", URL.class))
            .orShould()
            .callMethodWhere(target("openStream", URL.class));

    @ArchTest
    static final ArchRule viewsAreCodeAndLooksAreCss = noClasses()
            .should()
            .callMethodWhere(target("setStyle", Object.class))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.fxml..");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethodWhere(target("sleep", Thread.class));

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule constantsHoldNoState = fields().that()
            .areStatic()
            .should()
            .notHaveRawType(DescribedPredicate.describe("that changes", ArchitectureTest::changes));

    @ArchTest
    static final ArchRule nobodyIsASingleton =
            noMethods().that().areStatic().should().haveName("getInstance").allowEmptyShould(true);

    /** An {@code equals} that is written out must not forget a part that came later. */
    @ArchTest
    static final ArchRule recordsCompareAllTheirParts =
            classes().that().areRecords().should(compareAllTheirParts());

    private static ClassesShould noClassesOutside(Floors... floors) {
        return noClasses()
                .that(resideOutsideOfPackages(Floors.patterns(floors)))
                .should();
    }

    private static DescribedPredicate<JavaCall<?>> target(String method, Class<?> owner) {
        Predicate<JavaCall<?>> matches = call -> call.getTarget().getName().equals(method)
                && call.getTarget().getOwner().isAssignableTo(owner);
        return DescribedPredicate.describe("target is " + owner.getSimpleName() + "." + method, matches);
    }

    private static boolean changes(JavaClass type) {
        return type.getPackageName().startsWith("java.util.concurrent")
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(java.util.Random.class)
                || type.isAssignableTo(StringBuilder.class);
    }

    private static ArchCondition<JavaClass> useLowerFloorsOnly() {
        return new ArchCondition<>("stand on a floor of the design and use lower floors only") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                Optional<Floors.Part> from = Floors.of(origin.getPackageName());
                if (from.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(origin, origin.getName() + " stands on no floor"));
                    return;
                }
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    Floors.of(dependency.getTargetClass().getPackageName())
                            .filter(to -> !from.get().mayUse(to))
                            .ifPresent(to -> events.add(SimpleConditionEvent.violated(
                                    origin, from.get() + " uses " + to + ": " + dependency.getDescription())));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> compareAllTheirParts() {
        return new ArchCondition<>("read all their parts in equals and hashCode, where these are written out") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                Set<String> parts = origin.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .map(JavaField::getName)
                        .collect(Collectors.toSet());
                for (JavaMethod method : origin.getMethods()) {
                    if (!List.of("equals", "hashCode").contains(method.getName())) continue;
                    Set<String> read = method.getFieldAccesses().stream()
                            .map(access -> access.getTarget().getName())
                            .filter(parts::contains)
                            .collect(Collectors.toSet());
                    boolean generated =
                            read.isEmpty() && method.getMethodCallsFromSelf().isEmpty();
                    events.add(new SimpleConditionEvent(
                            method,
                            generated || read.equals(parts),
                            method.getFullName() + " reads " + read + " of " + parts));
                }
            }
        };
    }
}
