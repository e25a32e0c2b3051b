package nighttalk.query.seal.place;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket of Amazon S3, or of whatever else speaks its protocol: {@code s3://bucket/folder}. Region, access keys, and of
 * others than Amazon the address, are found where every program finds them that uses this protocol: in
 * {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_ENDPOINT_URL_S3}, in AWS's own
 * files, or in the role of the machine. The bucket best keeps all versions of an object, and nobody may delete them.
 */
final class S3Place implements Place {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    private final S3Client s3;
    private final String bucket;
    private final String folder;

    S3Place(URI address) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException("an s3 place is s3://bucket/folder, not " + address);
        }
        this.bucket = address.getHost();
        String path = address.getPath().replaceAll("^/+|/+$", "");
        this.folder = path.isEmpty() ? "" : path + "/";
        try {
            this.s3 = S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(PATIENCE)
                            .socketTimeout(PATIENCE))
                    .forcePathStyle(true)
                    // What not every store knows, and what so little content does not need: it is checked by its
                    // hashes.
                    .serviceConfiguration(how -> how.chunkedEncodingEnabled(false))
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .build();
        } catch (SdkException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        try (ResponseInputStream<GetObjectResponse> object =
                s3.getObject(request -> request.bucket(bucket).key(folder + path))) {
            byte[] content = object.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new PlaceAway(this + "/" + path + " is too large to be what it should be");
            }
            return Optional.of(content);
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException | IOException e) {
            throw new PlaceAway("reading " + path + " from " + this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void write(String path, byte[] content, boolean lasting) {
        String type = path.startsWith(CHECKPOINT) ? "text/plain; charset=utf-8" : "application/octet-stream";
        try {
            s3.putObject(
                    request -> request.bucket(bucket).key(folder + path).contentType(type),
                    RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw new PlaceAway("writing " + path + " to " + this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void forget(String path) {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(folder + path));
        } catch (SdkException e) {
            // it is in nobody's way, and it may be that nobody is allowed to delete
        }
    }

    @Override
    public List<Long> checkpoints() {
        String beginning = folder + CHECKPOINTS;
        try {
            return Sizes.of(
                    s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(beginning)).contents().stream()
                            .map(S3Object::key)
                            .map(key -> key.substring(beginning.length())));
        } catch (SdkException e) {
            throw new PlaceAway("listing " + this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + folder;
    }
}
