import type { Permission } from '../access/permissions.ts';
import type { AdminCommandKind } from '../commands/admin-commands.ts';
import type { ItemCommandKind } from '../commands/available-commands.ts';
import type { EventType } from '../events/events.ts';
import type { DirectoryRole } from '../model/directory-roles.ts';
import type {
  ActorKind,
  CommerceModel,
  DelegatedAdminStatus,
  ItemStatus,
  Locale,
  OfferKind,
  PartnerKind,
  ReestablishKind,
  RelationshipRequestState,
  RemainingItemKind,
  RemovalBlockerKind,
  RemovalEffectKind,
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

/** The names of what the vocabulary enumerates. The admin app's vocabulary is generated from them. */
export interface Words {
  readonly eventType: Names<EventType>;
  readonly actorKind: Names<ActorKind>;
  readonly blockerKind: Names<RemovalBlockerKind>;
  readonly resolution: Names<RemovalResolution>;
  readonly command: Names<ItemCommandKind>;
  readonly adminCommand: Names<AdminCommandKind>;
  readonly requestCommand: Names<RequestCommandKind>;
  readonly status: Names<ItemStatus | DelegatedAdminStatus>;
  readonly requestState: Names<RelationshipRequestState>;
  readonly effectTitle: Names<RemovalEffectKind>;
  readonly warningTitle: Names<RemovalWarningKind>;
  readonly remainingKind: Names<RemainingItemKind>;
  readonly reestablishKind: Names<ReestablishKind>;
  readonly commerceModel: Names<CommerceModel>;
  readonly subscriptionKind: Names<SubscriptionKind>;
  readonly offerKind: Names<OfferKind>;
  readonly partnerKind: Names<PartnerKind>;
  readonly role: Names<Role>;
  readonly permission: Names<Permission>;
  readonly directoryRole: Names<DirectoryRole>;
  readonly endpointState: Names<WebhookEndpointState>;
  readonly deliveryState: Names<WebhookDeliveryState>;
  readonly deliveryCause: Names<WebhookDeliveryCause>;
  readonly locale: Names<Locale>;
  /** What the catalogue counts in; a unit it does not have is shown as the vendor sent it. */
  readonly unitType: Readonly<Record<string, { readonly one: string; readonly many: string }>>;
}
