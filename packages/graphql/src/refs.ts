import type {
  Actor,
  AdminCommand,
  AnyViewer,
  ApiKey,
  Attestation,
  AvailableCommand,
  AzureEntitlement,
  BlockerAction,
  BlockerFinding,
  BlockingItem,
  ClearedItem,
  ClearingPlan,
  ClearingStep,
  ConcealedValue,
  CustomerNotice,
  CustomerSubscription,
  CustomerViewer,
  DelegatedAdminRelationship,
  EarlierClearedItem,
  EarlierEffect,
  EarlierRemainingItem,
  Event,
  ImportedKind,
  ImportJob,
  ImportLine,
  ImportProgress,
  ImportTally,
  JobCommand,
  ListedCustomer,
  NextTerm,
  Offer,
  Order,
  OrderLine,
  OutlookCount,
  Partner,
  Permission,
  PurchaseOptions,
  ReceiptMail,
  ReestablishItem,
  RelationshipFacts,
  RelationshipRequest,
  ReleaseRequest,
  RemainingBlocker,
  RemainingItem,
  RemovalBlocker,
  RemovalEffect,
  RemovalJob,
  RemovalJobItem,
  RemovalJobItemState,
  RemovalJobStep,
  RemovalReceipt,
  RemovalRule,
  RemovalWarning,
  RequestCommand,
  RequestedGranularAdmin,
  ResellerRelationship,
  Reservation,
  SavingsPlan,
  SchedulePreview,
  SoftwarePurchase,
  SuggestedSchedule,
  SupportContact,
  UserCommand,
  ValidationIssue,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
} from '@untether/domain';
import type {
  Heartbeat,
  Invitation,
  Portfolio,
  PortfolioExtending,
  PortfolioReseller,
  PortfolioSpan,
  ViewedPreview,
} from '@untether/services';
import { builder } from './core/builder.ts';
import type { Account } from './viewers.ts';

/** A blocker of a relationship; its facts are loaded where what is asked needs them. */
export interface ShownBlocker {
  readonly blocker: RemovalBlocker;
  readonly relationshipId: string;
}

export interface ShownPreview {
  readonly preview: ViewedPreview;
  readonly facts: RelationshipFacts;
}

export interface ShownClearing {
  readonly plan: ClearingPlan;
  readonly facts: RelationshipFacts;
}

/** Every object type, named before any field names it. */
export const ViewerRef = builder.objectRef<AnyViewer>('Viewer');
export const ViewerPermissionRef = builder.objectRef<{ readonly permission: Permission; readonly viewer: AnyViewer }>(
  'ViewerPermission',
);
export const PermissionRuleRef = builder.objectRef<Permission>('PermissionRule');
export const PartnerSummaryRef = builder.objectRef<Partner>('PartnerSummary');
export const UserRef = builder.objectRef<Account>('User');
export const ApiKeyRef = builder.objectRef<ApiKey>('ApiKey');
export const CustomerRef = builder.objectRef<ListedCustomer>('Customer');
export const RelationshipRef = builder.objectRef<ResellerRelationship>('ResellerRelationship');
export const SupportContactRef = builder.objectRef<SupportContact>('SupportContact');
export const NextTermRef = builder.objectRef<NextTerm>('NextTerm');
export const SubscriptionRef = builder.objectRef<CustomerSubscription>('CustomerSubscription');
export const AzureEntitlementRef = builder.objectRef<AzureEntitlement>('AzureEntitlement');
export const ReservationRef = builder.objectRef<Reservation>('Reservation');
export const SavingsPlanRef = builder.objectRef<SavingsPlan>('SavingsPlan');
export const SoftwarePurchaseRef = builder.objectRef<SoftwarePurchase>('SoftwarePurchase');
export const OrderRef = builder.objectRef<Order>('Order');
/** What the six item types have in common. */
export const CustomerItemRef = builder.interfaceRef<BlockingItem>('CustomerItem');
export const OrderLineRef = builder.objectRef<OrderLine>('OrderLine');
export const DelegatedAdminRef = builder.objectRef<DelegatedAdminRelationship>('DelegatedAdminRelationship');
export const AdminCommandRef = builder.objectRef<AdminCommand>('DelegatedAdminCommand');
export const ItemCommandRef = builder.objectRef<AvailableCommand>('ItemCommand');
export const RemovalRuleRef = builder.objectRef<RemovalRule>('RemovalRule');
export const BlockerRef = builder.objectRef<ShownBlocker>('RemovalBlocker');
export const ImportFindingRef = builder.objectRef<BlockerFinding>('ImportFinding');
export const ImportRef = builder.objectRef<ImportJob>('Import');
export const ImportProgressRef = builder.objectRef<ImportProgress>('ImportProgress');
export const ImportTallyRef = builder.objectRef<ImportTally>('ImportTally');
export const ImportCountRef = builder.objectRef<{ readonly kind: ImportedKind; readonly count: number }>('ImportCount');
export const ImportLineRef = builder.objectRef<ImportLine>('ImportLine');
export const BlockerActionRef = builder.objectRef<BlockerAction>('RemovalBlockerAction');
export const PreviewRef = builder.objectRef<ShownPreview>('RemovalPreview');
/** `done`: told as what has happened. */
export const EffectRef = builder.objectRef<(RemovalEffect | EarlierEffect) & { readonly done?: true }>('RemovalEffect');
export const WarningRef = builder.objectRef<RemovalWarning & { readonly facts: RelationshipFacts }>('RemovalWarning');
export const AttestationRef = builder.objectRef<Attestation>('AttestationText');
export const ReceiptRef = builder.objectRef<RemovalReceipt>('RemovalReceipt');
export const ClearedItemRef = builder.objectRef<ClearedItem | EarlierClearedItem>('ClearedItem');
export const RemainingItemRef = builder.objectRef<RemainingItem | EarlierRemainingItem>('RemainingItem');
export const ConcealedValueRef = builder.objectRef<ConcealedValue>('ConcealedValue');
export const NoticeRef = builder.objectRef<CustomerNotice>('CustomerNotice');
export const ActorRef = builder.objectRef<Actor>('Actor');
export const EventRef = builder.objectRef<Event>('Event');
export const HeartbeatRef = builder.objectRef<Heartbeat>('Heartbeat');
export const PortfolioRef = builder.objectRef<Portfolio>('Portfolio');
export const PortfolioExtendingRef = builder.objectRef<PortfolioExtending>('PortfolioExtending');
export const PortfolioBlockedRef = builder.objectRef<Portfolio['blockedBy'][number]>('PortfolioBlocked');
export const PortfolioOutlookRef = builder.objectRef<OutlookCount>('PortfolioOutlook');
export const PortfolioResellerRef = builder.objectRef<PortfolioReseller>('PortfolioReseller');
export const PortfolioSpanRef = builder.objectRef<PortfolioSpan>('PortfolioSpan');
export const OfferRef = builder.objectRef<Offer>('Offer');
export const PurchaseOptionsRef = builder.objectRef<PurchaseOptions>('PurchaseOptions');
export const WebhookEndpointRef = builder.objectRef<WebhookEndpoint>('WebhookEndpoint');
/** A relationship that an endpoint holds up, by the delivery it refuses. */
export const BlockedRelationshipRef = builder.objectRef<WebhookDelivery>('BlockedRelationship');
export const WebhookDeliveryRef = builder.objectRef<WebhookDelivery>('WebhookDelivery');
export const ReceiptMailRef = builder.objectRef<ReceiptMail>('ReceiptMail');
export const WebhookAttemptRef = builder.objectRef<WebhookAttempt>('WebhookAttempt');
export const ValidationIssueRef = builder.objectRef<ValidationIssue>('ValidationIssue');
export const OrganizationRef = builder.objectRef<CustomerViewer>('CustomerOrganization');
export const RequestRef = builder.objectRef<RelationshipRequest>('RelationshipRequest');
export const ReleaseRequestRef = builder.objectRef<ReleaseRequest>('ReleaseRequest');
export const RequestedGranularAdminRef = builder.objectRef<RequestedGranularAdmin>('RequestedGranularAdmin');
export const InvitationRef = builder.objectRef<Invitation>('Invitation');
export const RemovalJobRef = builder.objectRef<RemovalJob>('RemovalJob');
export const RemovalJobItemRef = builder.objectRef<RemovalJobItem>('RemovalJobItem');
export const RemovalJobStepRef = builder.objectRef<RemovalJobStep>('RemovalJobStep');
export const RemovalJobCountRef = builder.objectRef<{ readonly state: RemovalJobItemState; readonly items: number }>(
  'RemovalJobCount',
);
export const RemainingBlockerRef = builder.objectRef<RemainingBlocker>('RemainingBlocker');
export const ClearingPlanRef = builder.objectRef<ShownClearing>('ClearingPlan');
export const ClearingStepRef = builder.objectRef<ClearingStep & { readonly shown: ShownBlocker }>('ClearingStep');
export const SuggestedScheduleRef = builder.objectRef<SuggestedSchedule>('SuggestedSchedule');
export const SchedulePreviewRef = builder.objectRef<SchedulePreview & Pick<ShownClearing, 'facts'>>('SchedulePreview');
export const JobCommandRef = builder.objectRef<JobCommand>('RemovalJobCommand');
export const UserCommandRef = builder.objectRef<UserCommand>('UserCommand');
export const RequestCommandRef = builder.objectRef<RequestCommand>('RequestCommand');
export const ReestablishItemRef = builder.objectRef<ReestablishItem>('ReestablishItem');
