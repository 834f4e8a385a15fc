package dev.tributary.api.security;

/**
 * A key just made.
 *
 * @param token what its owner shows; it is kept nowhere and can never be told again
 */
public record NewKey(KeyInfo key, String token) {

    @Override
    public String toString() {
        return "NewKey[" + key.id() + "]";
    }
}
