package kz.bazarjoq.requests.models.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes each record as a line of JSON to the port of the test that started the broker. */
public final class RecordingExporter implements Exporter {

    private int port;
    private @Nullable Socket socket;
    private @Nullable Writer writer;
    private @Nullable Controller controller;

    @Override
    public void configure(Context context) {
        port = Integer.parseInt(
                String.valueOf(context.getConfiguration().getArguments().get("port")));
    }

    @Override
    public void open(Controller controller) {
        this.controller = controller;
        try {
            var connection = new Socket(InetAddress.getLoopbackAddress(), port);
            connection.setTcpNoDelay(true);
            socket = connection;
            writer = new BufferedWriter(new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("No test listens for records at port " + port, failure);
        }
    }

    @Override
    public void export(Record<?> record) {
        if (writer == null || controller == null) {
            throw new IllegalStateException("The exporter is not open");
        }
        try {
            writer.write(record.toJson());
            writer.write('\n');
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("The record at " + record.getPosition() + " can't be handed over", failure);
        }
        controller.updateLastExportedRecordPosition(record.getPosition());
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
