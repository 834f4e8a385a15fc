package dev.tributary.ihc;

/** The key of an account with the IHC service. It shows itself to nobody: its text is only for the header of a request. */
public final class ApiKey {

    /** Longest key, in characters. */
    public static final int MAX_LENGTH = 256;

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * The key of this text; space around it is dropped.
     *
     * @throws IllegalArgumentException where it cannot stand in a header; the message does not repeat it
     */
    public static ApiKey of(String text) {
        String key = text.strip();
        if (key.isEmpty() || key.length() > MAX_LENGTH || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("the key of the IHC service must be 1 to " + MAX_LENGTH
                    + " visible ASCII characters: give it as the service's dashboard shows it");
        }
        return new ApiKey(key);
    }

    /** The key itself. */
    public String value() {
        return value;
    }

    /** A text of somebody else, with the key blotted out wherever it stands. */
    public String hiddenIn(String text) {
        return text.replace(value, "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
