import { startProvider } from './provider';
import { readSettings } from './settings';

/** The demo provider as a process of its own. */
async function main(): Promise<void> {
  const provider = await startProvider(readSettings(process.env));
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void provider.stop().then(() => process.exit(0)));
  process.stdout.write(`identity provider: ${provider.issuer}, for demonstration\n`);
}

main().catch((fault: unknown) => {
  process.stderr.write(`identity provider: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
