/** What PostgreSQL, or the connection to it, says of a failed statement. */
interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

const some = (error: unknown, isIt: (failure: Failure) => boolean): boolean =>
  typeof error === 'object' && error !== null && (isIt(error) || some((error as Failure).cause, isIt));

/** Serialization failure, deadlock: the transaction was rolled back and may begin again. */
const rolledBack = new Set(['40001', '40P01']);

/**
 * The socket's own errors; class 08; the server ends the connection (57P01, 57P02) or is starting or stopping (57P03);
 * a standby, where a primary was before (25006).
 */
const lost =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08.{3}|57P0[123]|25006)$/;

/** The driver's sentences for a connection that ended, or did not come about in time: they have no code. */
const lostSentence =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error)/;

export const isRolledBack = (error: unknown): boolean => some(error, ({ code }) => rolledBack.has(String(code)));

/** The connection has ended, or there is none to be had: what was not committed is not. */
export const isConnectionLoss = (error: unknown): boolean =>
  some(error, ({ code, message }) => lost.test(String(code)) || lostSentence.test(String(message)));
