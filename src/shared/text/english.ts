import { appText } from './en/app';
import { commandsText } from './en/commands';
import { dataText } from './en/data';
import { errors } from './en/errors';
import { memoryText } from './en/memory';
import { sessionText } from './en/session';
import { settingsText } from './en/settings';
import { sourcesText } from './en/sources';

/** Every sentence in English, which the other languages follow name by name. */
export const english = {
  errors,
  ...commandsText,
  ...sessionText,
  ...memoryText,
  ...sourcesText,
  ...dataText,
  ...settingsText,
  ...appText,
} as const;
