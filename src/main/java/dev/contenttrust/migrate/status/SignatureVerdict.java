package dev.contenttrust.migrate.status;

import java.util.List;

/** Whether an image has a signature of the kind that was asked for. */
public sealed interface SignatureVerdict {
    /** One verifies. */
    record Valid(String by) implements SignatureVerdict {}

    /** None does; why each does not. */
    record None(List<String> reasons) implements SignatureVerdict {
        public None {
            reasons = List.copyOf(reasons);
        }
    }

    /** None that could be read does, and there are others, or no answer. */
    record Unknown(List<String> reasons) implements SignatureVerdict {
        public Unknown {
            reasons = List.copyOf(reasons);
        }
    }
}
