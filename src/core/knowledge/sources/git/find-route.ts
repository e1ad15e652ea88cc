import { AppError } from '../../../errors';
import { parseAddress } from '../parse-address';
import type { AllowedProtocols } from './git-environment';
import { must } from './git-failure';
import type { Git, GitOptions } from './run-git';

/** With which options git fetches from somewhere. */
export interface Route extends Pick<GitOptions, 'cwd' | 'protocols' | 'signal'> {
  /** Where git goes, without a password. */
  readonly target: string;
}

/** The route to an address, or to the remote `named` that stands for it. */
export type FindRoute = (address: string, named?: string) => Promise<Route>;

/** The address that a model asked for, and where git was approved to go for it. */
export interface Approved {
  readonly address: string;
  readonly target: string;
}

/**
 * The person's own settings of git may lead an address elsewhere (`url.<base>.insteadOf`). What they added themselves
 * goes there, if that is where we fetch from. What a model asked for goes to where that was approved, and on from there
 * to the very address that a redirect names, or nowhere. A name or a password that the settings add is how they sign in.
 * Errors: `source.ledAway`, `source.ledElsewhere`.
 */
export function createRoutes(git: Git, approved: Approved | null, call: Pick<GitOptions, 'cwd' | 'signal'>): FindRoute {
  return async (address, named = address) => {
    const args = ['ls-remote', '--get-url', '--end-of-options', named];
    const told = must(await git.run(args, { ...call, protocols: 'none' }), address, null).stdout.toString('utf8');
    const target = repositoryAt(told.replace(/\n$/, ''));
    if (target === null) throw new AppError('source.ledAway', { address });
    if (approved !== null && target !== targetOf(address, approved))
      throw new AppError('source.ledElsewhere', { address });
    return { ...call, target, protocols: protocolsTo(target) };
  };
}

function targetOf(address: string, approved: Approved): string | null {
  return address === approved.address ? approved.target : repositoryAt(address);
}

function protocolsTo(target: string): AllowedProtocols {
  return target.startsWith('http:') ? 'https:ssh:http' : 'https:ssh';
}

/** The normalised address of a repository that we fetch from; null for anything else. */
function repositoryAt(text: string): string | null {
  try {
    const { kind, address } = parseAddress(text);
    return kind === 'repository' ? address : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
