import type { ProviderKind } from '../../../shared/domain/model';
import { anthropic } from './anthropic';
import { google } from './google';
import { openai } from './openai';
import { openaiCompatible } from './openai-compatible';
import type { Provider } from './provider';

export const providers: Readonly<Record<ProviderKind, Provider>> = {
  'openai-compatible': openaiCompatible,
  openai,
  anthropic,
  google,
};
