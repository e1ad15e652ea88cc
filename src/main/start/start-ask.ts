import type { App as ElectronApp } from 'electron';
import type { AppConfig } from '../../core/config';
import { AppError } from '../../core/errors';
import { answerAsk } from '../ask/answer-ask';
import type { Answerer } from '../ask/answered';
import { answerHandOver } from '../handover/answer-hand-over';
import type { AskArguments } from './parse-arguments';
import { speakAsChosen } from './speak-language';

const refuse = async () => await Promise.reject(new AppError('ask.busy'));

/** Runs one turn in this process, without a window. Resolves to the exit code when all is written and closed. */
export async function startAsk(
  electronApp: ElectronApp,
  config: AppConfig,
  ask: AskArguments,
  signal: AbortSignal,
): Promise<number> {
  electronApp.on('second-instance', (_event, _argv, _folder, request) => {
    void answerHandOver(request, { show: refuse, answer: refuse });
  });
  const answer: Answerer = async (question, output, stop) => {
    const { createApp } = await import('../../core/app');
    const app = await createApp(config);
    void speakAsChosen(app.settings, electronApp);
    try {
      app.startKnowledge();
      return await app.ask(question, output, stop);
    } finally {
      await app.close();
    }
  };
  return await answerAsk(ask, answer, { out: process.stdout, err: process.stderr }, signal, config.log);
}
