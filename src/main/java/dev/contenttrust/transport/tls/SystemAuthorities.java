package dev.contenttrust.transport.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that the Java platform trusts, loaded when first needed: that takes tens of milliseconds. */
final class SystemAuthorities {
    private @Nullable X509ExtendedTrustManager loaded;

    synchronized X509ExtendedTrustManager get() {
        X509ExtendedTrustManager manager = loaded;
        if (manager == null) {
            manager = trustManager(null);
            loaded = manager;
        }
        return manager;
    }

    /** The platform's own judge over that store; over its own authorities where there is none. */
    static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new KeyStoreException("PKIX gave no trust manager for X.509");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform validates certificate paths", e);
        }
    }
}
