package dev.contenttrust.cli;

import static dev.contenttrust.cli.ExitCode.AUTHENTICATION;
import static dev.contenttrust.cli.ExitCode.BUG;
import static dev.contenttrust.cli.ExitCode.DATABASE;
import static dev.contenttrust.cli.ExitCode.EXPIRED;
import static dev.contenttrust.cli.ExitCode.NETWORK;
import static dev.contenttrust.cli.ExitCode.NOT_SERVED;
import static dev.contenttrust.cli.ExitCode.NOT_SIGNED;
import static dev.contenttrust.cli.ExitCode.UNCHECKED;
import static dev.contenttrust.cli.ExitCode.USAGE;
import static dev.contenttrust.cli.ExitCode.VERIFICATION_FAILED;
import static java.util.Map.entry;

import dev.contenttrust.InvalidNameException;
import dev.contenttrust.TrustException;
import dev.contenttrust.audit.history.HistoryException;
import dev.contenttrust.audit.rows.RowFileException;
import dev.contenttrust.cli.console.OutputException;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.crypto.InvalidTimeStampException;
import dev.contenttrust.crypto.pgp.KeyringException;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.NoSuchPlatformException;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.lint.UncheckedFileException;
import dev.contenttrust.lint.config.LintConfigException;
import dev.contenttrust.lint.fix.FixException;
import dev.contenttrust.migrate.PlanFileException;
import dev.contenttrust.migrate.UnfitTagException;
import dev.contenttrust.migrate.status.RefusedSignatureException;
import dev.contenttrust.migrate.status.UnsupportedSignatureException;
import dev.contenttrust.mirror.bundle.BundleException;
import dev.contenttrust.mirror.bundle.NoBundlePlaceException;
import dev.contenttrust.notary.ConfigurationException;
import dev.contenttrust.notary.TagNotSignedException;
import dev.contenttrust.pull.InvalidDestinationException;
import dev.contenttrust.registry.RegistryException;
import dev.contenttrust.scan.bill.BillException;
import dev.contenttrust.scan.binary.rules.InvalidRecogniserException;
import dev.contenttrust.scan.exempt.ExemptionException;
import dev.contenttrust.scan.store.ScanRecordException;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.transport.PlainHttpException;
import dev.contenttrust.transport.auth.AuthenticationException;
import dev.contenttrust.transport.auth.LoginSettingsException;
import dev.contenttrust.transport.proxy.ProxySettingsException;
import dev.contenttrust.transport.tls.CertificateFileException;
import dev.contenttrust.trusted.NoSuchTagException;
import dev.contenttrust.trusted.NotServedException;
import dev.contenttrust.trusted.NotSignedByException;
import dev.contenttrust.trusted.OtherDigestServedException;
import dev.contenttrust.trusted.OtherDigestSignedException;
import dev.contenttrust.trusted.PayloadMismatchException;
import dev.contenttrust.trusted.TagNotServedException;
import dev.contenttrust.trusted.UnreadablePayloadException;
import dev.contenttrust.trusted.content.NoSuchPathException;
import dev.contenttrust.tuf.EquivocationException;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.NoTrustDataException;
import dev.contenttrust.tuf.PinException;
import dev.contenttrust.tuf.RollbackException;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.updater.DamagedCacheException;
import dev.contenttrust.updater.MissingTargetException;
import dev.contenttrust.updater.NothingStoredException;
import dev.contenttrust.updater.UninitializedException;
import dev.contenttrust.updater.artifact.ArtifactFileException;
import dev.contenttrust.updater.artifact.ArtifactMismatchException;
import dev.contenttrust.updater.source.MirrorException;
import dev.contenttrust.updater.source.MirrorFileException;
import dev.contenttrust.updater.store.StoreDamagedException;
import dev.contenttrust.updater.store.StoreLockedException;
import dev.contenttrust.updater.store.StoreUnusableException;
import dev.contenttrust.vulndb.NoDatabaseException;
import dev.contenttrust.vulndb.OutdatedDatabaseException;
import dev.contenttrust.vulndb.feed.InvalidFeedException;
import dev.contenttrust.vulndb.feed.MissingFeedException;
import dev.contenttrust.vulndb.store.DatabaseBusyException;
import dev.contenttrust.vulndb.store.DatabaseWriteException;
import dev.contenttrust.vulndb.store.UnusableDatabaseException;
import java.util.Map;

/** Which leaf of {@link TrustException} means which exit code; apart from {@link ExitCode} so that a run without failure loads none of them. */
final class Causes {
    static final Map<Class<? extends TrustException>, ExitCode> BY_LEAF = Map.ofEntries(
            entry(BugException.class, BUG),
            entry(UsageException.class, USAGE),
            entry(OutputException.class, USAGE),
            entry(InvalidNameException.class, USAGE),
            entry(CertificateFileException.class, USAGE),
            entry(ImageFileException.class, USAGE),
            entry(ConfigurationException.class, USAGE),
            entry(ArtifactFileException.class, USAGE),
            entry(DamagedCacheException.class, USAGE),
            entry(DatabaseBusyException.class, USAGE),
            entry(DatabaseWriteException.class, USAGE),
            entry(MissingFeedException.class, USAGE),
            entry(ExemptionException.class, USAGE),
            entry(InvalidDestinationException.class, USAGE),
            entry(InvalidRecogniserException.class, USAGE),
            entry(BillException.class, USAGE),
            entry(HistoryException.class, USAGE),
            entry(ScanRecordException.class, USAGE),
            entry(FixException.class, USAGE),
            entry(LintConfigException.class, USAGE),
            entry(LoginSettingsException.class, USAGE),
            entry(MirrorException.class, USAGE),
            entry(StoreDamagedException.class, USAGE),
            entry(StoreLockedException.class, USAGE),
            entry(StoreUnusableException.class, USAGE),
            entry(RowFileException.class, USAGE),
            entry(NoSuchPathException.class, USAGE),
            entry(PlanFileException.class, USAGE),
            entry(NoSuchPlatformException.class, USAGE),
            entry(PlainHttpException.class, USAGE),
            entry(ProxySettingsException.class, USAGE),
            entry(UninitializedException.class, USAGE),
            entry(UnreadablePayloadException.class, USAGE),
            entry(NoTrustDataException.class, NOT_SIGNED),
            entry(MissingTargetException.class, NOT_SIGNED),
            entry(NotSignedByException.class, NOT_SIGNED),
            entry(TagNotSignedException.class, NOT_SIGNED),
            entry(ArtifactMismatchException.class, VERIFICATION_FAILED),
            entry(BundleException.class, VERIFICATION_FAILED),
            entry(ContentMismatchException.class, VERIFICATION_FAILED),
            entry(EquivocationException.class, VERIFICATION_FAILED),
            entry(HashMismatchException.class, VERIFICATION_FAILED),
            entry(InvalidKeyException.class, VERIFICATION_FAILED),
            entry(InvalidTimeStampException.class, VERIFICATION_FAILED),
            entry(InvalidMetadataException.class, VERIFICATION_FAILED),
            entry(InvalidFeedException.class, VERIFICATION_FAILED),
            entry(MalformedJsonException.class, VERIFICATION_FAILED),
            entry(MirrorFileException.class, VERIFICATION_FAILED),
            entry(OtherDigestSignedException.class, VERIFICATION_FAILED),
            entry(OversizedAnswerException.class, VERIFICATION_FAILED),
            entry(PayloadMismatchException.class, VERIFICATION_FAILED),
            entry(PinException.class, VERIFICATION_FAILED),
            entry(RefusedSignatureException.class, VERIFICATION_FAILED),
            entry(RollbackException.class, VERIFICATION_FAILED),
            entry(SignatureException.class, VERIFICATION_FAILED),
            entry(ExpiredException.class, EXPIRED),
            entry(NoSuchTagException.class, NOT_SERVED),
            entry(NoBundlePlaceException.class, NOT_SERVED),
            entry(NotServedException.class, NOT_SERVED),
            entry(OtherDigestServedException.class, NOT_SERVED),
            entry(TagNotServedException.class, NOT_SERVED),
            entry(NetworkException.class, NETWORK),
            entry(RegistryException.class, NETWORK),
            entry(AuthenticationException.class, AUTHENTICATION),
            entry(NoDatabaseException.class, DATABASE),
            entry(OutdatedDatabaseException.class, DATABASE),
            entry(UnusableDatabaseException.class, DATABASE),
            entry(KeyringException.class, UNCHECKED),
            entry(MemoryException.class, UNCHECKED),
            entry(NotLookedAtException.class, UNCHECKED),
            entry(NothingStoredException.class, UNCHECKED),
            entry(NotRememberedException.class, UNCHECKED),
            entry(UncheckedFileException.class, UNCHECKED),
            entry(UnsupportedImageException.class, UNCHECKED),
            entry(UnfitTagException.class, UNCHECKED),
            entry(UnsupportedSignatureException.class, UNCHECKED));

    private Causes() {}
}
