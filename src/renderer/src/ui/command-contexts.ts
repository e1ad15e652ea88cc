import type { CommandContext } from '../../../shared/commands/commands';
import type { Layers } from '../keyboard/layers';
import { newestOffer } from './toast';

/** What is there now for commands that are of no use without it. */
export function commandContexts(layers: Pick<Layers, 'hasPanel' | 'passage'>): ReadonlySet<CommandContext> {
  const contexts = new Set<CommandContext>();
  if (layers.passage.get() !== null) contexts.add('passage');
  if (layers.hasPanel()) contexts.add('panel');
  if (newestOffer() !== null) contexts.add('offer');
  return contexts;
}
