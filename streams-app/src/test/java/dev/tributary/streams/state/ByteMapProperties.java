package dev.tributary.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ByteMapProperties {

    @Property
    void shouldHoldWhatAHashMapHolds(@ForAll @Size(max = 200) List<@IntRange(min = 0, max = 60) Integer> puts) {
        ByteMap<Integer> map = new ByteMap<>(1);
        Map<String, Integer> truth = new HashMap<>();
        for (int i = 0; i < puts.size(); i++) {
            String key = "key-" + puts.get(i);
            map.put(key.getBytes(StandardCharsets.UTF_8), i);
            truth.put(key, i);
        }
        map.retain(value -> value % 3 != 0);
        truth.values().removeIf(value -> value % 3 == 0);
        Map<String, Integer> held = new HashMap<>();
        map.forEach((key, value) -> held.put(new String(key, StandardCharsets.UTF_8), value));
        assertThat(held).isEqualTo(truth);
        assertThat(map.size()).isEqualTo(truth.size());
        for (int key = 0; key <= 60; key++) {
            byte[] slice = ("<key-" + key + ">").getBytes(StandardCharsets.UTF_8);
            assertThat(map.get(slice, 1, slice.length - 1)).isEqualTo(truth.get("key-" + key));
        }
    }
}
