import { startMailSink } from './mail-sink';

const port = (name: string): number => {
  const value = Number(process.env[name]);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new Error(`${name} must be a port`);
  return value;
};

/** The mail sink as a process of its own. */
async function main(): Promise<void> {
  const sink = await startMailSink({
    smtpPort: port('MAIL_SINK_SMTP_PORT'),
    httpPort: port('MAIL_SINK_HTTP_PORT'),
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void sink.stop().then(() => process.exit(0)));
  process.stdout.write(`mail sink: ${sink.smtpUrl} shown at ${sink.webUrl}\n`);
}

main().catch((fault: unknown) => {
  process.stderr.write(`mail sink: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
