import fc from 'fast-check';
import { it } from 'vitest';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { mannerOf, saidTo, type Manner } from '../testing/history-model';
import { HistoryWalk, type Step } from '../testing/history-walk';
import type { ScriptedStep } from '../testing/scripted-model';
import { createHarness, storeKinds } from '../testing/session-harness';

const manners = fc.constantFrom<Manner>('answer', 'answer', 'hold', 'fail', 'refuse');
const steps = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constantFrom('submit' as const, 'edit' as const, 'submit and kill' as const, 'edit and kill' as const),
      manner: manners,
      pick: fc.nat(20),
    }),
    fc.record({
      does: fc.constantFrom('regenerate' as const, 'select' as const, 'branch' as const, 'forget' as const),
      pick: fc.nat(20),
    }),
    fc.record({
      does: fc.constantFrom(
        'stop' as const,
        'retry' as const,
        'continue' as const,
        'restart' as const,
        'kill' as const,
        'repeat' as const,
        'trash' as const,
        'undo forget' as const,
        'erase' as const,
        'expire' as const,
      ),
    }),
  ),
  { minLength: 1, maxLength: 14 },
) satisfies fc.Arbitrary<Step[]>;

/** What went wrong once, or would be noticed, and chance finds seldom. */
const found: Step[][] = [
  [
    { does: 'submit', manner: 'hold', pick: 0 },
    { does: 'stop' },
    { does: 'forget', pick: 2 },
    { does: 'continue' },
    { does: 'undo forget' },
    { does: 'continue' },
  ],
  [
    { does: 'submit', manner: 'hold', pick: 0 },
    { does: 'stop' },
    { does: 'forget', pick: 2 },
    { does: 'retry' },
    { does: 'undo forget' },
    { does: 'retry' },
    { does: 'stop' },
  ],
  [{ does: 'submit', manner: 'fail', pick: 0 }, { does: 'expire' }, { does: 'kill' }, { does: 'retry' }],
];

const never = new Promise<void>(() => undefined);

/** A model that does as the last prompt tells it. */
function play(prompt: string): readonly ScriptedStep[] {
  const text = saidTo(prompt);
  switch (mannerOf(prompt)) {
    case 'answer':
      return [{ text }];
    case 'hold':
      return [{ text }, { hold: never }];
    case 'fail':
      return [{ text }, { fail: new Error('broken') }];
    case 'refuse':
      return [{ fail: new Error('refused') }];
  }
}

for (const [name, openStores] of storeKinds) {
  it(`whatever is done in whatever order, the history over ${name} stores is what was done`, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (done) => {
        const stores = await openStores();
        try {
          const harness = createHarness(stores, {
            settings: { defaultModelId: 'test/model' },
            scripts: ({ prompt }) => play(lastPrompt(prompt)),
          });
          await new HistoryWalk(harness, stores).run(done);
          await harness.service.close();
        } finally {
          await stores.close();
        }
      }),
      { numRuns: name === 'memory' ? 60 : 10, examples: found.map((done) => [done]) },
    );
  }, 60_000);
}

function lastPrompt(prompt: LanguageModelV4CallOptions['prompt']): string {
  const texts = prompt.flatMap(({ role, content }) =>
    role === 'user' ? content.flatMap((part) => (part.type === 'text' ? [part.text] : [])) : [],
  );
  return texts.findLast((text) => /^q\d+ /.test(text)) ?? '';
}
