import { app as electronApp, protocol, safeStorage } from 'electron';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { AppConfig } from '../core/config';
import type { Log } from '../core/ports';
import { wording, fill } from '../shared/text/wording';
import { english } from '../shared/text/english';
import { createDiagramDrawer } from './diagrams/draw-diagrams';
import { createElectronHost } from './adapters/electron-host';
import { createElectronSecretBox } from './adapters/electron-secret-box';
import { createFileLog } from './adapters/file-log';
import { readIssuers } from './adapters/extra-issuers';
import { allowManyLocalRequests, createNetwork } from './adapters/network';
import { locateSource } from './ask/locate-source';
import { registerAppScheme } from './protocol/serve-app';
import { chosenFiles, createAppConfig } from './start/app-config';
import { collectSooner } from './start/collect-sooner';
import { useCompileCache } from './start/compile-cache';
import { exitCodeOf, exitCodes, sentenceOf } from './start/failure';
import { handOverStart } from './start/hand-over-start';
import { logBugs } from './start/log-bugs';
import { parseArguments, type Arguments } from './start/parse-arguments';
import { refuseStopped } from './start/refuse-stopped';
import { resourcePaths } from './start/resource-paths';
import { showStartFailure } from './start/show-start-failure';
import { speakAsSystem } from './start/speak-language';
import { startAsk } from './start/start-ask';
import { startWindows } from './start/start-windows';
import { lacksDisplay, runWithoutDisplay } from './start/start-without-display';
import { stopSignal } from './start/stop-signal';
import { useDataFolder } from './start/use-data-folder';
import type { Windows } from './window/windows';

// What must come before Electron is ready stands before the first `await` of `start`.
electronApp.setName(english.shell.name);
registerAppScheme(protocol);
allowManyLocalRequests(electronApp.commandLine);
collectSooner(electronApp.commandLine, setFlagsFromString);
void main();

async function main(): Promise<void> {
  const code = await start();
  if (code !== null) electronApp.exit(code);
}

/** Resolves to an exit code, or to null while windows keep the app running. */
async function start(): Promise<number | null> {
  let args: Arguments = { userDataDir: null, ask: null, print: null, foreign: [] };
  let log: Log | null = null;
  speakAsSystem(electronApp);
  try {
    args = parseArguments(process.argv.slice(1));
    if (args.print !== null) {
      const version = fill(wording.settings.version, { version: electronApp.getVersion() });
      process.stdout.write(`${args.print === 'version' ? version : wording.shell.usage}\n`);
      return exitCodes.done;
    }
    if (args.ask !== null && lacksDisplay(process)) process.exit(runWithoutDisplay(process.argv));
    for (const option of args.foreign) process.stderr.write(`${fill(wording.shell.foreignOption, { option })}\n`);
    const userDataDir = useDataFolder(electronApp, args.userDataDir);
    log = createFileLog({ folder: join(userDataDir, 'logs'), now: Date.now });
    logBugs(log);
    return await run(args, userDataDir, log);
  } catch (error) {
    const sentence = sentenceOf(error, log);
    if (args.ask === null) await showStartFailure(sentence, process.env);
    else process.stderr.write(`${sentence}\n`);
    return exitCodeOf(error);
  }
}

async function run({ ask: asked }: Arguments, userDataDir: string, log: Log): Promise<number | null> {
  if (!electronApp.commandLine.hasSwitch('no-sandbox')) electronApp.enableSandbox();
  if (asked !== null) {
    electronApp.disableHardwareAcceleration();
    electronApp.dock?.hide();
  }
  useCompileCache(userDataDir);
  const source = asked?.source ?? null;
  const ask = asked && { ...asked, source: source && locateSource(source, process.cwd()) };

  refuseStopped(userDataDir);
  if (!electronApp.requestSingleInstanceLock()) {
    await electronApp.whenReady();
    return await handOverStart({ electronApp, userDataDir, ask, signal: stopSignal(), log });
  }
  const resources = resourcePaths(electronApp.getAppPath(), electronApp.isPackaged ? process.resourcesPath : null);
  const server = electronApp.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const devServer = server ? new URL(server) : null;
  const configure = (windows: Windows | null): AppConfig => {
    const diagrams = createDiagramDrawer({ rendererDir: resources.rendererDir, devServer });
    const host = createElectronHost(windows, chosenFiles(process.env), diagrams);
    const secrets = createElectronSecretBox(safeStorage);
    const network = createNetwork(electronApp, () => readIssuers(process.env['LECTERN_EXTRA_CA_CERTS'], log));
    const appVersion = electronApp.getVersion();
    return createAppConfig({ userDataDir, resources, appVersion, host, secrets, network, log }, process.env);
  };
  if (ask !== null) {
    await electronApp.whenReady();
    return await startAsk(electronApp, configure(null), ask, stopSignal());
  }
  const startedAt = process.getCreationTime() ?? Date.now();
  await startWindows({ userDataDir, resources, devServer, log, configure, startedAt });
  return null;
}
