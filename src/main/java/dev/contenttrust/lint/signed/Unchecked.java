package dev.contenttrust.lint.signed;

/**
 * Images of which nobody could say whether they are signed.
 *
 * @param registry whose images they are
 * @param server who was asked, or would have been
 * @param images how many places name one
 * @param why what became of the attempt, for the first of them
 * @param remedy what to do; may be empty
 */
public record Unchecked(String registry, String server, int images, String why, String remedy) {
    Unchecked oneMore() {
        return new Unchecked(registry, server, images + 1, why, remedy);
    }
}
