import type { ContractRouterClient } from '@orpc/contract';
import { app } from './app';
import { attachments } from './attachments';
import { diagrams } from './diagrams';
import { drafts } from './drafts';
import { embedders } from './embedders';
import { memories } from './memories';
import { models } from './models';
import { profile } from './profile';
import { search } from './search';
import { sessions } from './sessions';
import { snapshots } from './snapshots';
import { sources } from './sources';
import { transfer } from './transfer';
import { turns } from './turns';

/** Everything a window may ask of main. */
export const contract = {
  sessions,
  turns,
  sources,
  models,
  embedders,
  memories,
  profile,
  search,
  drafts,
  attachments,
  transfer,
  diagrams,
  snapshots,
  app,
};

/** The contract as the renderer calls it. */
export type ContractClient = ContractRouterClient<typeof contract>;
