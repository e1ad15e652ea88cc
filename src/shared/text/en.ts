/**
 * Every sentence a person can see, in English. `{name}` stands for a value.
 * Errors are keyed by their code: `<area>.<what>`.
 */
export const en = {
  errors: {
    internal: 'Something went wrong inside Lectern. The log has the details.',
    'input.invalid': 'That request was not understood.',
    'prompt.empty': 'Type a question first.',
    'prompt.tooLong': 'That prompt is longer than {limit} characters.',
    'session.unknown': 'This session does not exist any more.',
    'turn.notRetryable': 'There is nothing to retry here.',
    'turn.notWaiting': 'That question was already answered.',
    'turn.toolLoop': 'The model kept calling tools, so the turn was ended after {steps} steps.',
    'turn.emptyAnswer': 'The model sent nothing back.',
    'model.refused': 'Nothing answers at {address}. Is the server running?',
    'model.unauthorized': '{address} did not accept the API key.',
    'model.rateLimited': '{address} asks to slow down. Retry in a moment.',
    'model.status': '{address} answered with status {status}.',
    'model.stalled': 'The model at {address} stopped answering.',
    'model.broken': 'What {address} sent could not be read.',
    'model.address': 'That is not a usable http or https address.',
    'model.unknown': 'The model {model} is not connected any more. Pick another one.',
    'model.keyMissing': 'This provider needs an API key.',
    'source.address': 'That is neither a repository address nor a folder.',
    'source.scheme': 'Lectern fetches from https, ssh and loopback http addresses, and reads local folders; not from that.',
    'source.missing': 'There is no folder at {path}.',
    'source.unknown': 'That source is not here any more.',
    'source.notRepository': 'There is no git repository at {address}.',
    'source.needsPassword': '{address} needs a password. Set up git to sign in by itself, then try again.',
    'source.unreachable': '{address} cannot be reached.',
    'source.emptyRepository': 'The repository at {address} is empty.',
    'source.wrongRef': '{address} has no branch, tag or commit named {ref}.',
    'source.wrongPath': 'There is no folder {path} in that source.',
    'source.gitMissing': 'Git is not installed, so repositories cannot be fetched. Folders still work.',
    'source.noText': 'There is no text in {name} that could be searched.',
    'source.failed': 'Fetching {address} failed.',
    'source.denied': 'You chose not to add {address}.',
    'place.gone': 'The passage is no longer kept here.',
    'memory.broken': 'Memory cannot be opened. Turns go on and are kept until it can.',
    'memory.recallSkipped': 'Memory did not answer in time, so nothing was recalled for this answer.',
    'memory.tooLong': 'Working memory holds at most {limit} characters.',
    'context.trimmed': 'To fit the model, {count} earlier messages were left out.',
    'context.promptCut': 'The prompt is longer than the model can read; its middle was left out.',
    'data.corrupt': 'A damaged {file} was moved aside to {aside} and a new one was started.',
    'data.damaged': 'The file {file} is damaged.',
    'data.full': 'There is no room left on the disk that holds your data.',
    'data.readOnly': 'The data folder cannot be written to.',
    'data.newer': '{file} was written by a newer Lectern. Update the app to open it.',
    'database.refused': 'The database at {address} refused the connection.',
    'database.unauthorized': 'The database at {address} did not accept the token.',
    'database.stalled': 'The database at {address} does not answer.',
    'database.address': 'DATABASE_URL must be a file:, libsql: or https: address.',
    'link.refused': 'Only https links are opened.',
    'ask.busy': 'Lectern is open on this folder and is busy; try again when it is not.',
    'ask.empty': '--ask needs a question.',
    'ask.approval': 'The model asked to add {address}. Add it with --source first.',
  },
} as const;

export type ErrorCode = keyof typeof en.errors;

/** Fills the `{name}` places of a sentence. A value that is missing leaves its place empty. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
