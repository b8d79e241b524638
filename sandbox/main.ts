import { parseArgs } from 'node:util';
import { startSandbox } from './start';

/** Runs the simulated tenant until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: '.sandbox' },
      'portal-url': { type: 'string', multiple: true, default: [] },
      'delay-ms': { type: 'string', default: '0' },
    },
  });
  const sandbox = await startSandbox({
    dir: values.dir,
    portalUrls: values['portal-url'],
    delayMs: Number(values['delay-ms']),
  });
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { urls, cloudFile, scenarios } = sandbox;
  console.log(
    `Simulated tenant ready: ${scenarios.length} accounts, login ${urls.login}, control ${urls.control}, cloud file ${cloudFile}`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
