import { appText } from './de/app';
import { commandsText } from './de/commands';
import { dataText } from './de/data';
import { errors } from './de/errors';
import { memoryText } from './de/memory';
import { sessionText } from './de/session';
import { settingsText } from './de/settings';
import { sourcesText } from './de/sources';
import type { english } from './english';
import type { Text } from './live-text';

/** Every sentence in German. */
export const german: Text<typeof english> = {
  errors,
  ...commandsText,
  ...sessionText,
  ...memoryText,
  ...sourcesText,
  ...dataText,
  ...settingsText,
  ...appText,
};
