/** What a prompt has a model do: say all, say some and wait, say some and fail, fail at once. */
export type Manner = 'answer' | 'hold' | 'fail' | 'refuse';

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  /** Nothing once it is forgotten. */
  text: string;
  isForgotten?: boolean;
  readonly parent: ModelMessage | null;
  /** A prompt's own, or that of an answer once it was seen. */
  id: string | null;
  readonly isCut: boolean;
}

export interface ModelTurn {
  readonly prompt: ModelMessage;
  /** What stands before the answer begins. */
  readonly begun: string;
}

interface OpenTurn extends ModelTurn {
  /** Null until the answer has begun. */
  said: string | null;
}

interface Hidden {
  readonly message: ModelMessage;
  readonly text: string;
  /** The turn that ran at that time. */
  readonly running: OpenTurn | null;
}

interface Waiting {
  readonly id: string;
  readonly text: string;
  /** Undefined: what is shown when it begins. */
  readonly parent: ModelMessage | null | undefined;
  readonly begun: string;
  readonly again: ModelMessage | null;
}

/** What a session's history must be, told as simply as can be: no journal, no store, no streams. */
export class HistoryModel {
  readonly messages: ModelMessage[] = [];
  head: ModelMessage | null = null;
  open: OpenTurn | null = null;
  state: 'idle' | 'generating' | 'failed' | 'interrupted' = 'idle';
  private queue: Waiting[] = [];
  /** What is forgotten and can be undone. */
  private hidden: Hidden[] = [];

  get isWaiting(): boolean {
    return this.queue.length > 0;
  }

  get shown(): readonly string[] {
    if (this.open === null) return pathTo(this.head).map(tell);
    const { prompt, said } = this.open;
    return [...pathTo(prompt), ...(said === null ? [] : [{ role: 'assistant' as const, text: said }])].map(tell);
  }

  submit(id: string, text: string, parent?: ModelMessage | null): void {
    this.ask({ id, text, parent, begun: '', again: null });
  }

  regenerate(prompt: ModelMessage, begun = ''): void {
    this.ask({ id: prompt.id ?? '', text: prompt.text, parent: prompt.parent, begun, again: prompt });
  }

  stop(): void {
    if (this.state !== 'generating') return;
    this.close('stopped');
    this.runNext();
  }

  retry(): void {
    const { open } = this;
    if (open === null) return;
    if ((open.said ?? '') !== '') this.keep(open, true);
    this.run({ prompt: open.prompt, begun: open.begun });
  }

  /** Ends what failed or was interrupted, with what it left. */
  closeEnded(): void {
    if (this.state === 'failed' || this.state === 'interrupted') this.close('ended');
  }

  select(message: ModelMessage): void {
    let leaf = message;
    for (let next = this.newestAfter(leaf); next !== undefined; next = this.newestAfter(leaf)) leaf = next;
    this.head = leaf;
  }

  forget(message: ModelMessage): void {
    this.hidden.push({ message, text: message.text, running: this.state === 'generating' ? this.open : null });
    message.text = '';
    message.isForgotten = true;
  }

  /** Gives back what was forgotten last, when it is not erased yet. */
  undoForget(): ModelMessage | undefined {
    const last = this.hidden.pop();
    if (last === undefined) return undefined;
    last.message.text = last.text;
    last.message.isForgotten = false;
    return last.message;
  }

  /** Nothing can be undone any more, and what runs and knew it is stopped. */
  erase(): void {
    const isStopped = this.hidden.some(({ running }) => running !== null && running === this.open);
    this.hidden = [];
    if (isStopped) this.stop();
  }

  /** `said`: how much of what streamed is still there. */
  restart(said: string | null): void {
    if (this.open === null) return;
    this.open.said = said;
    if (this.state === 'generating') this.state = 'interrupted';
  }

  /** The last turn had not ended after all when the app was killed. */
  reopen(said: string | null): void {
    const answer = this.head;
    const prompt = answer?.parent ?? null;
    if (answer === null || prompt === null) return;
    this.messages.splice(this.messages.indexOf(answer), 1);
    this.open = { prompt, begun: '', said };
    this.state = 'interrupted';
  }

  private ask(turn: Waiting): void {
    this.queue.push(turn);
    if (this.state === 'generating') return;
    if (this.open !== null) this.close('ended');
    this.runNext();
  }

  /** Goes on with what waits. */
  runNext(): void {
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      const { id, text, parent, begun, again } = next;
      const prompt = again ?? {
        role: 'user' as const,
        id,
        text,
        parent: parent === undefined ? this.head : parent,
        isCut: false,
      };
      this.run({ prompt, begun });
      if (this.state === 'generating') return;
      if (this.isWaiting && this.open !== null) this.close('ended');
    }
  }

  private run({ prompt, begun }: ModelTurn): void {
    const manner = mannerOf(prompt.text);
    this.open = { prompt, begun, said: begun + saidTo(prompt.text) };
    if (manner === 'answer') this.close('complete');
    else this.state = manner === 'hold' ? 'generating' : 'failed';
  }

  private close(how: 'complete' | 'stopped' | 'ended'): void {
    const { open } = this;
    if (open === null) return;
    this.head = this.keep(open, how !== 'complete');
    this.open = null;
    this.state = 'idle';
  }

  private keep({ prompt, said }: OpenTurn, isCut: boolean): ModelMessage {
    if (!this.messages.includes(prompt)) this.messages.push(prompt);
    if (said === null) return prompt;
    const answer: ModelMessage = { role: 'assistant', text: said, parent: prompt, id: null, isCut };
    this.messages.push(answer);
    return answer;
  }

  private newestAfter(message: ModelMessage): ModelMessage | undefined {
    return this.messages.findLast((one) => one.parent === message);
  }
}

export function pathTo(message: ModelMessage | null): readonly ModelMessage[] {
  return message === null ? [] : [...pathTo(message.parent), message];
}

/** What a model says to a prompt before it ends, waits or fails. */
export function saidTo(prompt: string): string {
  return mannerOf(prompt) === 'refuse' ? '' : `re ${prompt.split(' ')[0]} `;
}

export function mannerOf(prompt: string): Manner {
  // Put there by the test.
  return prompt.split(' ')[1] as Manner;
}

function tell({ role, text }: Pick<ModelMessage, 'role' | 'text'>): string {
  return `${role}: ${text}`;
}
