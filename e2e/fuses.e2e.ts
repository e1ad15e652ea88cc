import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from './fixtures.ts';
import { lecternCommand, target } from './lectern-command.ts';

test('what Electron can be made to do beside running the app is fused off (the package; skipped elsewhere)', async () => {
  test.skip(target !== 'package', 'the runtime of development keeps its fuses');
  const wire = await getCurrentFuseWire(lecternCommand().executable);
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    nodeInspector: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    onlyLoadsAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    nodeInspector: false,
    fileProtocolPrivileges: false,
    cookieEncryption: true,
    onlyLoadsAsar: true,
  });
});
