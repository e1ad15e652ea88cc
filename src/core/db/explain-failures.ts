import type { Client } from '@libsql/client';
import { toDatabaseError } from './database-errors';

/**
 * The client, whose failures say what they mean to the user: a disk that is full, a server that is gone. Drizzle puts
 * its own error around one; `findAppError` looks through that. `onFailure` is told of each.
 */
export function explainFailures(client: Client, url: string, onFailure: (error: unknown) => void): Client {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]) => {
        const result: unknown = Reflect.apply(member, target, args);
        if (!(result instanceof Promise)) return result;
        return result.catch((error: unknown) => {
          const explained = toDatabaseError(error, url);
          onFailure(explained);
          throw explained;
        });
      };
    },
  });
}
