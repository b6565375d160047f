package dev.loyalty.examples.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** An open file of order lines, gzipped or not, that knows how much of it has been read. */
final class Dataset implements AutoCloseable {

    private static final String SAMPLE = "/data/online-retail-sample.csv.gz";
    private static final int FIRST_OF_GZIP = 0x1f;
    private static final int SECOND_OF_GZIP = 0x8b;

    private final String name;
    private final long size;
    private final Counting raw;
    private final InputStream content;

    private Dataset(String name, long size, InputStream in) throws IOException {
        this.name = name;
        this.size = size;
        this.raw = new Counting(in);
        this.content = unzipped(raw);
    }

    /** A file on disk. */
    static Dataset file(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return new Dataset(path.toString(), Files.size(path), Files.newInputStream(path));
    }

    /** The sample that is part of this example. */
    static Dataset sample() throws IOException {
        URL url = Objects.requireNonNull(Dataset.class.getResource(SAMPLE), "the sample is packaged");
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return new Dataset("the sample", connection.getContentLengthLong(), connection.getInputStream());
    }

    /** For people. */
    String name() {
        return name;
    }

    /** The lines, unzipped. */
    InputStream content() {
        return content;
    }

    /** How much of the file has been read, in per cent. */
    int percentRead() {
        return size <= 0 ? 0 : Math.toIntExact(Math.min(100, raw.count * 100 / size));
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static InputStream unzipped(Counting raw) throws IOException {
        byte[] start = raw.peek(2);
        boolean zipped = start.length == 2
                && Byte.toUnsignedInt(start[0]) == FIRST_OF_GZIP
                && Byte.toUnsignedInt(start[1]) == SECOND_OF_GZIP;
        return zipped ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    /** Counts the bytes that were read. */
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(new BufferedInputStream(in));
        }

        byte[] peek(int length) throws IOException {
            in.mark(length);
            byte[] start = in.readNBytes(length);
            in.reset();
            return start;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
