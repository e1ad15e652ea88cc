import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as TreeSitter from 'web-tree-sitter';
import type { Language, Parser, Tree } from 'web-tree-sitter';
import type { Log } from '../../../../ports';
import { TooMuchWork, type Pace } from './pace';

/** Parsers of source code, each loaded when a file first needs it. */
export interface Grammars {
  /**
   * What `read` makes of the syntax tree of a text, which is gone after it; null when the grammar is not there or broke.
   * Rests between slices of its work. Throws `TooMuchWork`, and what a rest or `read` throws.
   */
  read<T>(grammar: string, text: string, pace: Pace, read: (tree: Tree) => Promise<T>): Promise<T | null>;
}

/**
 * A parse is stopped after as many steps, and goes on at once or after a rest. Not when time is up: where a stop falls
 * has a part in how a syntax error is read, and the same text must be read the same.
 */
const STEPS_IN_SLICE = 50;
/** Of the hundred operations between two calls of a parse's callback; a node that is looked at costs 1. */
const STEP_COST = 10;

/** `dir` holds web-tree-sitter.wasm and a tree-sitter-NAME.wasm for each grammar. */
export function createGrammars(dir: string, log: Log): Grammars {
  let runtime: Promise<typeof TreeSitter> | null = null;
  const languages = new Map<string, Promise<Language | null>>();
  let isBroken = false;

  const load = async (grammar: string): Promise<Language | null> => {
    try {
      const { Language } = await (runtime ??= openRuntime(dir));
      return await Language.load(await readFile(join(dir, `tree-sitter-${grammar}.wasm`)));
    } catch (error) {
      log.warn('a grammar cannot be loaded: its files are cut by block', { grammar, error });
      return null;
    }
  };

  return {
    async read(grammar, text, pace, read) {
      const loading = languages.get(grammar) ?? load(grammar);
      languages.set(grammar, loading);
      const language = await loading;
      if (language === null || runtime === null || isBroken) return null;
      const { Parser } = await runtime;
      const parser = new Parser();
      let tree: Tree | null = null;
      try {
        parser.setLanguage(language);
        tree = await parseInSlices(parser, text, pace);
        return await read(tree);
      } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError)) throw error;
        // Its memory is as the trap left it, for every grammar.
        isBroken = true;
        log.error('the parser of source code broke: files are cut by block from now on', { grammar, error });
        return null;
      } finally {
        if (!isBroken) {
          tree?.delete();
          parser.delete();
        }
      }
    },
  };
}

async function openRuntime(dir: string): Promise<typeof TreeSitter> {
  const treeSitter = await import('web-tree-sitter');
  await treeSitter.Parser.init({ wasmBinary: await readFile(join(dir, 'web-tree-sitter.wasm')) });
  return treeSitter;
}

/** A parse that its callback has stopped goes on where it was when it is asked for again. */
async function parseInSlices(parser: Parser, text: string, pace: Pace): Promise<Tree> {
  const excess: TooMuchWork[] = [];
  let steps = 0;
  const progressCallback = (): boolean => {
    try {
      pace.spend(STEP_COST);
    } catch (error) {
      // It must not be thrown through the frames of WebAssembly.
      if (!(error instanceof TooMuchWork)) throw error;
      excess.push(error);
    }
    steps += 1;
    return excess.length > 0 || steps % STEPS_IN_SLICE === 0 || pace.isLate();
  };
  for (;;) {
    const tree = parser.parse(text, null, { progressCallback });
    if (tree !== null) return tree;
    for (const error of excess) throw error;
    if (pace.isDue()) await pace.rest();
  }
}
