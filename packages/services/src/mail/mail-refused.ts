/** A refusal that another attempt would not change, such as an address that does not exist. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
