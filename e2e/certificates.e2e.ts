import { canIssueCertificates, issueCertificate } from '../src/core/testing/issue-certificates.ts';
import { startScriptedOpenAiServer, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel, submitModelServer } from './pages/connect-model.ts';

test.skip(!canIssueCertificates, 'certificates are made by OpenSSL');

test('a server of an issuer that nobody knows is refused, and answers once LECTERN_EXTRA_CA_CERTS names the issuer (OpenSSL; skipped without it)', async ({
  open,
  folder,
}) => {
  const { issuerPath, ...certificate } = issueCertificate(folder);
  const server = await startScriptedOpenAiServer({ certificate });
  const first = await open();
  const dialog = await submitModelServer(first.window, server);
  const address = new URL(server.baseUrl).host;
  await expect(dialog.getByRole('alert')).toHaveText(fill(wording.errors['model.certificate'], { address }));
  await first.run.close();

  const { window } = await open({ env: { LECTERN_EXTRA_CA_CERTS: issuerPath } });
  await connectModel(window, server);
  server.reply(textReply('Over TLS.'));
  await expect(await window.askAndWait('Which way?')).toContainText('Over TLS.');
  await server.close();
});
