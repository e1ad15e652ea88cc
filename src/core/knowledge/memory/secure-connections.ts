import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client';

/**
 * Sets all connections that a client may open to overwrite what they delete, as SQLite else leaves it readable in the
 * file. `count` is the client's `concurrency`; each transaction holds a connection of its own.
 */
export async function secureConnections(client: Client, count: number): Promise<void> {
  const held = await Promise.all(Array.from({ length: count }, () => client.transaction('deferred')));
  try {
    for (const connection of held) await connection.execute('PRAGMA secure_delete = ON');
  } finally {
    for (const connection of held) connection.close();
  }
}

/**
 * The client for Mastra, whose set-up lowers, on whichever connection it gets, what a commit survives: a power cut after a
 * save had answered would take messages that the journal has let go. What SQLite begins with is full durability.
 */
export function keepDurable(client: Client): Client {
  const execute = async (statement: InStatement | string, args?: InArgs): Promise<ResultSet> => {
    const sql = typeof statement === 'string' ? statement : statement.sql;
    if (/^\s*PRAGMA\s+synchronous\s*=/i.test(sql)) return client.execute('PRAGMA synchronous');
    return typeof statement === 'string' && args !== undefined
      ? client.execute(statement, args)
      : client.execute(statement);
  };
  return new Proxy(client, {
    get(target, name) {
      if (name === 'execute') return execute;
      const member: unknown = Reflect.get(target, name, target);
      // Its methods use private fields, which a proxy has not.
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
