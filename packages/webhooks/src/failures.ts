/** A receiver's address that no connection may go to; null = its name has no address. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  constructor(address: string | null) {
    super(address === null ? 'its name has no address' : `its address ${address} is not public`);
  }
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was broken.',
  EPIPE: 'The connection was broken.',
  ETIMEDOUT: 'The connection could not be made in time.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  ENOTFOUND: 'Its name is not known.',
  ENODATA: 'Its name has no address.',
  ESERVFAIL: 'Its name could not be resolved.',
  EREFUSED: 'Its name could not be resolved.',
  ETIMEOUT: 'Its name could not be resolved in time.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is not signed by an authority.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is not signed by a known authority.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate chain is not complete.',
  EPROTO: 'It does not speak TLS as it should.',
};

/** Why there was no answer, in a sentence for the endpoint's owner. */
export const reasonFor = (thrown: unknown): string => {
  const error = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = sentences[code];
  if (known !== undefined) return known;
  if (/^HPE_/.test(code)) return 'What it answered is not HTTP.';
  const message = error instanceof Error ? error.message : String(error);
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${code === '' ? '' : ` (${code})`}.`;
};
