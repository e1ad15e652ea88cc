import { afterAll } from 'vitest';
import { shownLanguage } from '../text/shown-language';

// One process runs many files, each after the other: what one has set must not reach the next.
afterAll(() => shownLanguage.set('en'));
