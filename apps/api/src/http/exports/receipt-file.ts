import type { JsonValue } from '@untether/domain';
import { parse } from 'graphql';
import { type Asking, ask } from './asking.ts';

const receiptQuery = parse(`
  query ReceiptFile($id: ID!) {
    node(id: $id) {
      ... on RemovalReceipt {
        contentHash document concealed { path sha256 salt value }
        deliveries { state attempts finishedAt endpoint { url description } }
        mails { recipient state attempts sentAt }
      }
    }
  }
`);

interface ReceiptFile {
  readonly contentHash?: string | null;
  readonly document?: JsonValue;
  readonly concealed?: JsonValue;
  readonly deliveries?: JsonValue;
  readonly mails?: JsonValue;
}

/** A receipt as a file that can be verified without the API, see docs/receipts.md; undefined where there is none. */
export const receiptFile = async (asking: Asking, id: string): Promise<string | undefined> => {
  const { node } = await ask<{ readonly node: ReceiptFile | null }>(asking, receiptQuery, { id });
  return typeof node?.contentHash === 'string' ? `${JSON.stringify(node, null, 2)}\n` : undefined;
};
