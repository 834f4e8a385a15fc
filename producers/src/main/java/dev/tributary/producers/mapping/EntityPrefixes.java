package dev.tributary.producers.mapping;

import dev.tributary.schemas.FactKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The {@code workspace/entity/} part of fact keys, encoded once per entity as long as there are not too many. */
final class EntityPrefixes {

    private static final int MAX_KEPT = 1 << 16;

    private final String workspace;
    private final Map<String, byte[]> kept = new HashMap<>();

    EntityPrefixes(String workspace) {
        this.workspace = workspace;
    }

    /** The bytes of the prefix, the slash at its end included; not to be changed. */
    byte[] of(String entity) {
        byte[] known = kept.get(entity);
        if (known != null) {
            return known;
        }
        if (kept.size() == MAX_KEPT) {
            kept.clear();
        }
        byte[] prefix = (FactKey.join(workspace, entity) + "/").getBytes(StandardCharsets.ISO_8859_1);
        kept.put(entity, prefix);
        return prefix;
    }
}
