import type { AdminCommandKind } from '../commands/admin-commands.ts';
import type { ItemCommandKind } from '../commands/available-commands.ts';
import type { EventType } from '../events/events.ts';
import type { DirectoryRole } from '../model/directory-roles.ts';
import type {
  ActorKind,
  CommerceModel,
  DelegatedAdminStatus,
  EndOfTermAction,
  ImportLineKind,
  ImportState,
  ItemStatus,
  OfferKind,
  PartnerKind,
  ReceiptMailState,
  ReestablishKind,
  RelationshipRequestState,
  ReleaseRequestState,
  RemainingItemKind,
  RemovalBlockerKind,
  RemovalEffectKind,
  RemovalJobItemState,
  RemovalJobKind,
  RemovalJobState,
  RemovalJobStepState,
  RemovalOutlook,
  RemovalResolution,
  RemovalWarningKind,
  Role,
  SubscriptionKind,
  WebhookDeliveryCause,
  WebhookDeliveryState,
  WebhookEndpointState,
} from '../model/vocabulary.ts';
import type { RequestCommandKind } from '../requests/request-commands.ts';

type Names<Word extends string> = Readonly<Record<Word, string>>;

/** The names of what the vocabulary enumerates, by enum. The admin app's vocabulary is generated from them. */
export interface Words {
  readonly eventType: Names<EventType>;
  readonly actorKind: Names<ActorKind>;
  readonly removalBlockerKind: Names<RemovalBlockerKind>;
  readonly removalOutlook: Names<RemovalOutlook>;
  readonly removalResolution: Names<RemovalResolution>;
  readonly itemCommandKind: Names<ItemCommandKind>;
  readonly delegatedAdminCommandKind: Names<AdminCommandKind>;
  readonly requestCommandKind: Names<RequestCommandKind>;
  readonly itemStatus: Names<ItemStatus | DelegatedAdminStatus>;
  readonly relationshipRequestState: Names<RelationshipRequestState>;
  readonly releaseRequestState: Names<ReleaseRequestState>;
  readonly removalEffectKind: Names<RemovalEffectKind>;
  /** The same once it has happened. */
  readonly removalEffectDone: Names<RemovalEffectKind>;
  readonly removalWarningKind: Names<RemovalWarningKind>;
  readonly remainingItemKind: Names<RemainingItemKind>;
  readonly reestablishKind: Names<ReestablishKind>;
  readonly commerceModel: Names<CommerceModel>;
  readonly subscriptionKind: Names<SubscriptionKind>;
  readonly offerKind: Names<OfferKind>;
  readonly partnerKind: Names<PartnerKind>;
  readonly role: Names<Role>;
  readonly directoryRole: Names<DirectoryRole>;
  readonly importState: Names<ImportState>;
  readonly importLineKind: Names<ImportLineKind>;
  readonly removalJobKind: Names<RemovalJobKind>;
  readonly removalJobState: Names<RemovalJobState>;
  readonly removalJobItemState: Names<RemovalJobItemState>;
  readonly removalJobStepState: Names<RemovalJobStepState>;
  readonly webhookEndpointState: Names<WebhookEndpointState>;
  readonly webhookDeliveryState: Names<WebhookDeliveryState>;
  readonly receiptMailState: Names<ReceiptMailState>;
  readonly endOfTermAction: Names<EndOfTermAction>;
  readonly webhookDeliveryCause: Names<WebhookDeliveryCause>;
  /** What the catalogue counts in; a unit it does not have is shown as the vendor sent it. */
  readonly unitType: Readonly<Record<string, { readonly one: string; readonly many: string }>>;
}
