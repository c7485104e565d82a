import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure, run, runTool } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * What a test does without. The popup of the address bar is a page of its own in every window, and loading it is half of
 * what a new page costs; the rest is Playwright's own list (1.65), which a second flag of this name replaces.
 */
const spared = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...[
    'HttpsFirstBalancedModeAutoEnable',
    'LensOverlay',
    'MediaRouter',
    'PaintHolding',
    'ThirdPartyStoragePartitioning',
  ],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

/** Flags that keep Chromium quiet on the network and able to run as root in a container. */
export const quietFlags = [
  `--disable-features=${spared.join()}`,
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Flags that give headless Chromium a software WebGPU adapter that can also present to a canvas. They work only
 * together: without the Vulkan ones the first present kills the GPU process.
 */
export const webgpuFlags = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--ignore-gpu-blocklist',
];

/** Flags for WebGL 2 in software and no WebGPU adapter: the machine without a GPU. */
export const plainFlags = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** The page around the picture is painted on the CPU: where a GPU is software, sending it there takes ten times longer. */
export const pageFlags = ['--disable-gpu-rasterization', '--disable-accelerated-2d-canvas'];

/**
 * Waits until a page's script has run. The predicate is a function: a string would be evaluated in the page, which the
 * page's own policy forbids.
 * @param {import('playwright').Page} page
 */
export const untilRavine = (page) => page.waitForFunction(() => 'ravine' in window, undefined, { timeout: 120_000 });

/**
 * The Chromium to test with: RAVINE_CHROMIUM, else one on the PATH, else Playwright's own.
 * @returns {Promise<string | undefined>} its path; undefined when there is none
 */
export async function findBrowser() {
  const given = process.env.RAVINE_CHROMIUM;
  if (given) {
    if (isExecutable(given)) return given;
    throw new Failure(`RAVINE_CHROMIUM names no program: ${given}`);
  }
  return browserOnPath() ?? (await ownBrowser());
}

/**
 * Major version of a Chromium, by asking it.
 * @param {string} path
 * @returns {number | undefined} undefined when it does not run, for example for lack of a system library
 */
export function browserMajor(path) {
  const answer = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 60_000 });
  const major = /\b(\d+)\.\d+\.\d+/.exec(answer.stdout ?? '')?.[1];
  return answer.status === 0 && major ? Number(major) : undefined;
}

/** Finds a Chromium that runs, or installs one, trying Playwright's and then, as root on Debian, the system's. */
export async function installBrowser() {
  const found = await findBrowser();
  if (found && browserMajor(found)) return found;
  if (process.env.RAVINE_CHROMIUM) throw new Failure(`RAVINE_CHROMIUM does not run: ${process.env.RAVINE_CHROMIUM}`);
  for (const [what, attempt] of attempts()) {
    console.log(`ravine: no Chromium that runs; trying ${what}`);
    await attempt().catch((error) => console.log(`ravine: ${what} failed (${error.message})`));
    const installed = browserOnPath() ?? (await ownBrowser());
    if (installed && browserMajor(installed)) return installed;
  }
  throw new Failure('no Chromium, and none could be installed: set RAVINE_CHROMIUM to the path of one');
}

/** @returns {[what: string, attempt: () => Promise<void>][]} */
function attempts() {
  const own = () => runTool('playwright/cli.js', ['install', '--no-shell', 'chromium'], { minutes: 8 });
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const system = async () => {
    // One repository out of reach makes it fail, and the package may still be there.
    await run('apt-get', ['update'], { minutes: 3, env }).catch(() => undefined);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { minutes: 8, env });
  };
  const debian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  return debian
    ? [
        ['playwright install chromium', own],
        ['apt-get install chromium', system],
      ]
    : [['playwright install chromium', own]];
}

function browserOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Playwright's own Chromium; imported late because packages may not be installed when this file is loaded. */
async function ownBrowser() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return isExecutable(path) ? path : undefined;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
