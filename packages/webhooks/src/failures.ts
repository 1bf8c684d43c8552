import type { DeliveryFailure } from '@untether/domain';

/** Carries the reason why there was no answer. */
export class FailedDelivery extends Error {
  override readonly name = 'FailedDelivery';
  readonly failure: DeliveryFailure;
  constructor(failure: DeliveryFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

const byCode: Readonly<Record<string, DeliveryFailure>> = {
  ECONNREFUSED: { code: 'connection_refused' },
  ECONNRESET: { code: 'connection_broken' },
  EPIPE: { code: 'connection_broken' },
  ETIMEDOUT: { code: 'connection_timeout' },
  EHOSTUNREACH: { code: 'unreachable' },
  ENETUNREACH: { code: 'unreachable' },
  // Not told from a name of this network, or names could be tried out.
  ENOTFOUND: { code: 'address_not_public' },
  ENODATA: { code: 'address_not_public' },
  ESERVFAIL: { code: 'name_unresolved' },
  EREFUSED: { code: 'name_unresolved' },
  ETIMEOUT: { code: 'name_timeout' },
  CERT_HAS_EXPIRED: { code: 'certificate_expired' },
  ERR_TLS_CERT_ALTNAME_INVALID: { code: 'certificate_of_another_name' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { code: 'certificate_self_signed' },
  SELF_SIGNED_CERT_IN_CHAIN: { code: 'certificate_of_unknown_authority' },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { code: 'certificate_chain_incomplete' },
  EPROTO: { code: 'tls_broken' },
};

/** A system's error says which address was connected to: that is the resolver's word, not for the reader. */
const saidBy = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'syscall' in error ? `${error.syscall} failed` : error.message;
};

/** Why there was no answer. */
export const failureOf = (thrown: unknown): DeliveryFailure => {
  const error = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  if (error instanceof FailedDelivery) return error.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = byCode[code];
  if (known !== undefined) return known;
  if (/^HPE_/.test(code)) return { code: 'not_http' };
  const text = saidBy(error);
  return { code: 'said', text: code === '' ? text : `${text} (${code})` };
};
