import type { Settings } from '../../../shared/domain/settings';

type Theme = Settings['theme'];

/** Kept in the page too, so that the first paint need not wait for main. */
const STORAGE_KEY = 'theme';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = readStored();

function readStored(): Theme {
  const stored = localStorage.getItem(STORAGE_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Paints the page in the theme last chosen, and follows the system when that is the choice. */
export function startTheme(): void {
  darkSystem.addEventListener('change', paint);
  paint();
}

export function applyTheme(theme: Theme): void {
  chosen = theme;
  localStorage.setItem(STORAGE_KEY, theme);
  paint();
}

/** The theme that is not shown now. */
export function otherTheme(): 'light' | 'dark' {
  return shownTheme() === 'dark' ? 'light' : 'dark';
}

function shownTheme(): 'light' | 'dark' {
  if (chosen !== 'system') return chosen;
  return darkSystem.matches ? 'dark' : 'light';
}

function paint(): void {
  document.documentElement.dataset['theme'] = shownTheme();
}
