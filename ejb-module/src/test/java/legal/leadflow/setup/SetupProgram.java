package legal.leadflow.setup;

import java.io.IOException;

/** The administrator's program and his store, for tests of other rooms. */
public final class SetupProgram {
    private SetupProgram() {
    }

    /** As on the command line. */
    public static int run(String... arguments) {
        return Setup.run(System.out, System.err, arguments);
    }

    /** Puts one entry in and writes the store. */
    public static void save(CredentialFile store, String alias, String secret) throws IOException {
        store.put(alias, secret);
        store.save();
    }
}
