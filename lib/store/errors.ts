/** The folder of the embedded database belongs to another process. The message is a sentence for the operator. */
export class StoreLockedError extends Error {
  override readonly name = 'StoreLockedError';
}

/**
 * The database did not answer in time, is gone, or has no space. Worth trying again; the API answers 503. Whether the
 * operation took effect is not known: an append repeated after it may meet `JournalConflictError`.
 */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly sqlState: string | null;
  constructor(message: string, options?: ErrorOptions & { sqlState?: string | null }) {
    super(message, options);
    this.sqlState = options?.sqlState ?? null;
  }
}

/** An entry's `seq` is taken, or the journal already has its final event: the writer's fold is out of date. */
export class JournalConflictError extends Error {
  override readonly name = 'JournalConflictError';
}

/** The database refused a statement for another reason: a bug of ours. `sqlState` as in PostgreSQL's appendix A. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly sqlState: string | null;
  constructor(message: string, sqlState: string | null, options?: ErrorOptions) {
    super(message, options);
    this.sqlState = sqlState;
  }
}

/**
 * Turns what the driver or Drizzle threw into one of the errors above. Drizzle's message quotes every parameter and
 * PostgreSQL's `detail` quotes rows, which are personal data: neither passes, only the message and the SQLSTATE.
 */
export function translateError(thrown: unknown): Error {
  if (isOurs(thrown)) return thrown;
  const root = rootOf(thrown);
  const sqlState = 'code' in root && typeof root.code === 'string' ? root.code : null;
  const constraint = 'constraint' in root && typeof root.constraint === 'string' ? root.constraint : null;
  const cause = new Error(root.message);
  if (root.stack) cause.stack = root.stack;
  if (constraint === 'events_pkey' || constraint === 'events_one_final') {
    return new JournalConflictError(`The journal already has this entry (${constraint}).`, { cause });
  }
  if (isConnectionTrouble(root, sqlState)) {
    return new StoreUnavailableError(`The database is not available (${sqlState ?? 'connection lost'}).`, {
      cause,
      sqlState,
    });
  }
  return new StoreError(`The database refused a statement (${sqlState ?? root.name}).`, sqlState, { cause });
}

function isOurs(thrown: unknown): thrown is Error {
  return (
    thrown instanceof StoreLockedError ||
    thrown instanceof StoreUnavailableError ||
    thrown instanceof JournalConflictError ||
    thrown instanceof StoreError
  );
}

function rootOf(thrown: unknown): Error {
  let error = thrown instanceof Error ? thrown : new Error(String(thrown));
  // A refused dual-stack connect is an AggregateError without a message of its own.
  while (error.cause instanceof Error) error = error.cause;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  return error;
}

/**
 * Connection exceptions (08), insufficient resources (53: disk full, too many connections), operator intervention (57:
 * shutdown, statement timeout), lock timeout (55P03), a read-only standby after a failover (25006), system error (58);
 * https://www.postgresql.org/docs/current/errcodes-appendix.html. Node's own codes start with E.
 */
function isConnectionTrouble(error: Error, sqlState: string | null): boolean {
  if (sqlState !== null) return /^(08|53|57|58|55P03|25006|E[A-Z])/.test(sqlState);
  return /terminated|timeout|timed out|closed|ended|after calling end|not queryable/i.test(error.message);
}
