import type { Settings } from '../../../shared/domain/settings';
import { isDarkShown } from './dark-shown';

/** How the page looks; the style sheet's tokens go by what stands at the root for each. */
type Looks = Pick<Settings, 'theme' | 'contrast' | 'textSize' | 'density'>;

/** Kept in the page too, so that the first paint need not wait for main. */
const STORAGE_KEY = 'looks';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const contrastSystem = matchMedia('(prefers-contrast: more)');
let chosen: Partial<Looks> = readStored();

/** Paints the page as it was last chosen, and follows the system where that is the choice. */
export function startLooks(): void {
  darkSystem.addEventListener('change', paint);
  contrastSystem.addEventListener('change', paint);
  paint();
}

export function applyLooks({ theme, contrast, textSize, density }: Looks): void {
  chosen = { theme, contrast, textSize, density };
  localStorage.setItem(STORAGE_KEY, JSON.stringify(chosen));
  paint();
}

/** The theme that is not shown now. */
export function otherTheme(): 'light' | 'dark' {
  return shownTheme() === 'dark' ? 'light' : 'dark';
}

export function otherContrast(): Looks['contrast'] {
  return isHighContrast() ? 'normal' : 'high';
}

function shownTheme(): 'light' | 'dark' {
  if (chosen.theme === 'light' || chosen.theme === 'dark') return chosen.theme;
  return darkSystem.matches ? 'dark' : 'light';
}

function isHighContrast(): boolean {
  return chosen.contrast === 'high' || (chosen.contrast !== 'normal' && contrastSystem.matches);
}

function paint(): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = shownTheme();
  isDarkShown.set(shownTheme() === 'dark');
  dataset['contrast'] = isHighContrast() ? 'high' : 'normal';
  dataset['textSize'] = chosen.textSize ?? 'medium';
  dataset['density'] = chosen.density ?? 'comfortable';
}

function readStored(): Partial<Looks> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    // What no choice has, the style sheet does not know either.
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
