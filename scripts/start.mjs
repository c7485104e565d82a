import { installPackages } from './install.mjs';
import { Failure, runTool, verdict } from './run.mjs';
import { serveUntilStopped } from './serve.mjs';

await verdict(async () => {
  await installPackages();
  await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { minutes: 5 }).catch((error) => {
    throw new Failure(`the build failed (${error.message})`);
  });
  await serveUntilStopped(process.argv.slice(2));
});
