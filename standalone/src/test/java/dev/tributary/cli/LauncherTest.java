package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a project and on a machine made up for the test: it sees only the JDKs and tools given here. */
final class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("..", "tributary").toAbsolutePath().normalize();
    private static final List<String> TOOLS =
            List.of("sh", "sed", "dirname", "readlink", "tr", "head", "find", "mkdir", "touch", "mv", "rm", "cat");

    @TempDir
    private Path machine;

    private Path project;
    private String javaHome = "";

    @BeforeEach
    void setUp() throws IOException {
        machine = machine.toRealPath();
        project = Files.createDirectories(machine.resolve("a project"));
        Files.copy(LAUNCHER, project.resolve("tributary"));
        executable(project.resolve("mvnw"), "echo \"maven $* on $JAVA_HOME\"");
        write(project.resolve("standalone/src/main/java/Some.java"), "");
        write(project.resolve("standalone/pom.xml"), "");
        write(project.resolve("pom.xml"), "");
        Path tools = Files.createDirectories(machine.resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onThisMachine(tool));
        }
    }

    @Test
    void shouldSayInOneLineWhatToDoWhenThereIsNoJdk() throws Exception {
        jdk("too-old", "17.0.9");

        Outcome outcome = run(project, "./tributary", "up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).hasLineCount(1).contains("no JDK 21 or later", "JAVA_HOME");
    }

    @Test
    void shouldPassTheOldJavaHomeByWhenARecentJdkLiesInTheUsualFolders() throws Exception {
        javaHome = jdk("too-old", "17.0.9").toString();
        Path recent = jdk("recent", "21.0.2");
        built();

        assertThat(run(project, "./tributary", "status").output()).contains("java of " + recent);
    }

    @Test
    void shouldRunTheProjectsCommandWhenCalledThroughASymbolicLinkFromElsewhere() throws Exception {
        jdk("recent", "25.0.1");
        built();
        Path elsewhere = Files.createDirectories(machine.resolve("elsewhere"));
        Files.createSymbolicLink(elsewhere.resolve("link"), project.resolve("tributary"));

        Outcome outcome = run(elsewhere, "./link", "replay", "campaigns", "two words.csv");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .contains("in " + elsewhere)
                .contains("[-Dtributary.home=" + project + "/standalone/target]")
                .contains("[dev.tributary.cli.Tributary][replay][campaigns][two words.csv]")
                .doesNotContain("maven");
    }

    @Test
    void shouldBuildFirstWhenASourceIsNewerThanTheBuild() throws Exception {
        Path recent = jdk("recent", "21.0.2");
        built();
        Path source = project.resolve("standalone/src/main/java/Some.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(run(project, "./tributary", "status").output())
                .contains("Building Tributary")
                .contains("package on " + recent)
                .contains("[status]");
    }

    @Test
    void shouldRunAllTestsWithTheGivenOptionsWhenAskedTo() throws Exception {
        jdk("recent", "21.0.2");

        assertThat(run(project, "./tributary", "test", "-Dtest=One").output()).contains("verify -Dtest=One");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = machine.resolve("jdks").resolve(name);
        write(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/javac"), "exit 1");
        executable(home.resolve("bin/java"), "echo \"java of " + home + " in $PWD\"; printf '[%s]' \"$@\"");
        return home;
    }

    private void built() throws IOException {
        write(project.resolve("benchmarks/target/classpath"), "/some.jar");
        write(project.resolve("standalone/target/built"), "");
        FileTime later = FileTime.from(Instant.now().plusSeconds(30));
        Files.setLastModifiedTime(project.resolve("standalone/target/built"), later);
    }

    private Outcome run(Path folder, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("tools").toString());
        builder.environment().put("HOME", machine.toString());
        builder.environment().put("JAVA_HOME", javaHome);
        builder.environment()
                .put("TRIBUTARY_JDK_FOLDERS", machine.resolve("jdks").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.strip());
    }

    private static Path onThisMachine(String tool) {
        return Stream.of("/bin", "/usr/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static void executable(Path file, String script) throws IOException {
        write(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private record Outcome(int code, String output) {}
}
