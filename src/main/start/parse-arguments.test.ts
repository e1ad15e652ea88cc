import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors';
import { parseArguments } from './parse-arguments';

const sessionId = '01980a3e-6d5c-7a10-8c44-0123456789ab';

function codeOf(values: readonly string[]): string | null {
  try {
    parseArguments(values);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : 'bug';
  }
}

describe('parseArguments', () => {
  it('opens windows when nothing is asked', () => {
    expect(parseArguments(['--no-sandbox', '/app', '--inspect=0'])).toEqual({
      userDataDir: null,
      ask: null,
      print: null,
      foreign: [],
    });
  });

  it('reads every option, with and without an equals sign', () => {
    const expected = {
      userDataDir: '/data é',
      ask: { text: 'what is a thread?', source: 'https://example.org/r.git', sessionId, asJson: true },
      print: null,
      foreign: [],
    };
    const spaced = ['/app', '--user-data-dir', '/data é', '--ask', 'what is a thread?', '--json'];
    const joined = ['--user-data-dir=/data é', '--ask=what is a thread?', '/app', '--json'];
    expect([
      parseArguments([...spaced, '--source', 'https://example.org/r.git', '--session', sessionId]),
      parseArguments([...joined, '--source=https://example.org/r.git', `--session=${sessionId.toUpperCase()}`]),
    ]).toEqual([expected, expected]);
  });

  it('prints a text and starts nothing when asked for help, but not for a question that looks like it', () => {
    const typed = [['--help'], ['-h', '--user-data-dir'], ['--version'], ['--ask', '-h'], ['--ask=--help']];
    expect(typed.map((values) => parseArguments(values).print)).toEqual(['usage', 'usage', 'version', null, null]);
  });

  it('keeps an equals sign and leading dashes inside a question', () => {
    const typed = [['--ask=a=b'], ['--ask=--json?'], ['--ask', '-v means what?']];
    expect(typed.map((values) => parseArguments(values).ask?.text)).toEqual(['a=b', '--json?', '-v means what?']);
  });

  it('refuses what goes with a question when none is asked', () => {
    const typed = [['--source', '/docs'], ['--session=x'], ['--json'], ['--json', '--ask', 'What?']];
    expect(typed.map(codeOf)).toEqual(['arguments.needsAsk', 'arguments.needsAsk', 'arguments.needsAsk', null]);
  });

  it.each([
    ['--sesion', '--session'],
    ['--sesion=x', '--session'],
    ['--SOURCE', '--source'],
    ['--jsno', '--json'],
    ['--aks', '--ask'],
    ['--user-data=/a', '--user-data-dir'],
    ['--versoin', '--version'],
  ])('refuses %s, which is nearly %s', (typed, meant) => {
    const option = typed.split('=')[0];
    expect(() => parseArguments(['--ask', 'What?', typed])).toThrow(
      `There is no option ${option}. Did you mean ${meant}?`,
    );
  });

  it('leaves what Chromium, Electron and Playwright understand to them', () => {
    const switches =
      '--no-sandbox --log-level=3 --ozone-platform=headless --inspect=0 --remote-debugging-port=0 --bogus ' +
      '--password-store=basic --v=1 --app=x --lang=de --type=gpu --user-agent=x --js-flags=x --disable-gpu ' +
      '--enable-logging=stderr --force-device-scale-factor=1 --proxy-server=x';
    expect(codeOf(['--ask', 'What?', ...switches.split(' ')])).toBeNull();
    expect(codeOf(['--ask', 'Is --sesion an option?'])).toBeNull();
    expect(codeOf(['--ask=--sesion?'])).toBeNull();
  });

  it('names what beside a question is not ours, but not what a launcher gives', () => {
    const typed = [
      '--no-sandbox',
      '--log-level=3',
      '/app',
      '--ask',
      'Is --this one?',
      '--repo',
      '/r',
      '--offline=yes',
      '--json',
    ];
    expect(parseArguments(typed).foreign).toEqual(['--repo', '--offline']);
    expect(parseArguments(['/app', '--repo', '/r']).foreign).toEqual([]);
  });

  it('lets the last of two win', () => {
    expect(parseArguments(['--user-data-dir=/a', '--user-data-dir=/b']).userDataDir).toBe('/b');
  });

  it('refuses a missing question, value or session', () => {
    expect([
      codeOf(['--ask']),
      codeOf(['--ask=']),
      codeOf(['--ask', '  \n']),
      codeOf(['--ask', '--json']),
      codeOf(['--user-data-dir']),
      codeOf(['--user-data-dir=']),
      codeOf(['--ask=x', '--source']),
      codeOf(['--ask=x', '--session=7']),
    ]).toEqual([
      'ask.empty',
      'ask.empty',
      'ask.empty',
      'ask.empty',
      'arguments.missing',
      'arguments.missing',
      'arguments.missing',
      'session.unknown',
    ]);
  });
});
