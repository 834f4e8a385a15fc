package dev.tributary.schemas;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random texts of any Unicode characters, those beyond the basic plane, controls and separators included. */
public final class Unicode {

    private Unicode() {}

    /** Texts of up to so many characters. */
    public static Arbitrary<String> texts(int shortest, int longest) {
        Arbitrary<Integer> plain = Arbitraries.integers().between(0, 0x7f);
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        return Arbitraries.oneOf(plain, any)
                .map(Character::toString)
                .list()
                .ofMinSize(shortest)
                .ofMaxSize(longest)
                .map(characters -> String.join("", characters));
    }
}
