import type {
  ExportColumn,
  ItemStatus,
  Language,
  ReceiptMailState,
  ReceiptPart,
  RemainingItemKind,
  RemovalEffectKind,
  WebhookDeliveryState,
} from '@untether/domain';
import { parse } from 'graphql';
import { type Asking, ask } from './asking.ts';
import { type Cells, eventTypeOf } from './row-sources.ts';

const receiptQuery = parse(`
  query ReceiptRows($id: ID!) {
    node(id: $id) {
      ... on RemovalReceipt {
        removedAt removedBy { name }
        effects { kind message }
        deliveries { state attempts finishedAt endpoint { url description } }
        mails { recipient state sentAt }
        cleared { name how by { name } at reason }
        remaining { kind message name at recordedAs }
      }
    }
  }
`);

interface ReceiptNode {
  readonly removedAt: string;
  readonly removedBy: { readonly name: string };
  readonly effects: readonly { readonly kind: string; readonly message: string }[];
  readonly deliveries: readonly {
    readonly state: string;
    readonly finishedAt: string | null;
    readonly endpoint: { readonly url: string; readonly description: string | null };
  }[];
  readonly mails: readonly {
    readonly recipient: string | null;
    readonly state: string;
    readonly sentAt: string | null;
  }[];
  readonly cleared: readonly {
    readonly name: string;
    readonly how: string;
    readonly by: { readonly name: string };
    readonly at: string;
    readonly reason: string | null;
  }[];
  readonly remaining: readonly {
    readonly kind: string;
    readonly message: string;
    readonly name: string | null;
    readonly at: string | null;
    readonly recordedAs: string | null;
  }[];
}

const columns = ['part', 'item', 'what', 'by', 'at', 'details'] as const satisfies readonly ExportColumn[];
type Row = Cells<(typeof columns)[number]>;
export const receiptColumns: readonly ExportColumn[] = columns;

/** What a receipt says, line by line; undefined where there is none. */
export const receiptRows = async (asking: Asking, id: string): Promise<readonly Row[] | undefined> => {
  const { node } = await ask<{ readonly node: Partial<ReceiptNode> | null }>(asking, receiptQuery, { id });
  return node?.removedAt === undefined ? undefined : rowsOf(node as ReceiptNode, asking.language);
};

const rowsOf = (receipt: ReceiptNode, { words, receiptParts }: Language): readonly Row[] => {
  const row = (part: ReceiptPart, cells: Partial<Row>): Row => ({
    part: receiptParts[part],
    item: null,
    what: null,
    by: null,
    at: null,
    details: null,
    ...cells,
  });
  const statusOf = (status: string) => words.itemStatus[status.toLowerCase() as ItemStatus];
  return [
    ...receipt.effects.map(({ kind, message }) =>
      row('effect', {
        what: words.removalEffectDone[kind.toLowerCase() as RemovalEffectKind],
        by: receipt.removedBy.name,
        at: receipt.removedAt,
        details: message,
      }),
    ),
    ...receipt.deliveries.map(({ endpoint, state, finishedAt }) =>
      row('told', {
        item: endpoint.description ?? endpoint.url,
        what: words.webhookDeliveryState[state.toLowerCase() as WebhookDeliveryState],
        at: finishedAt,
        details: endpoint.url,
      }),
    ),
    ...receipt.mails.map(({ recipient, state, sentAt }) =>
      row('told', {
        item: recipient,
        what: words.receiptMailState[state.toLowerCase() as ReceiptMailState],
        at: sentAt,
      }),
    ),
    ...receipt.cleared.map(({ name, how, by, at, reason }) =>
      row('cleared', { item: name, what: words.eventType[eventTypeOf(how)], by: by.name, at, details: reason }),
    ),
    ...receipt.remaining.map(({ kind, name, at, recordedAs, message }) =>
      row('remaining', {
        item: name,
        what: [words.remainingItemKind[kind.toLowerCase() as RemainingItemKind], recordedAs && statusOf(recordedAs)]
          .filter(Boolean)
          .join(': '),
        at,
        details: message,
      }),
    ),
  ];
};
