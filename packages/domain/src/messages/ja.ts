import type { ForbiddenReason } from '../access/authorise.ts';
import type { PartnerKind, Role } from '../model/vocabulary.ts';
import { formatsOf } from './formats.ts';
import type { Language } from './language.ts';
import { say } from './language.ts';

const { day, minute, number, or } = formatsOf('ja');

const who: Readonly<Record<Role | PartnerKind, string>> = {
  global_admin: '全体管理者',
  admin_agent: '管理エージェント',
  sales_agent: '営業エージェント',
  helpdesk_agent: 'ヘルプデスク エージェント',
  billing_admin: '課金管理者',
  customer_admin: '顧客の管理者',
  direct_bill: '直接請求パートナー',
  indirect_provider: '間接プロバイダー',
  indirect_reseller: '間接リセラー',
};

const onlyWho = (allowed: readonly (Role | PartnerKind)[], may: string): string =>
  `${may}を実行できるのは、${or(allowed.map((one) => who[one]))}だけです。`;

const span = (min: number, max: number): string => (min === max ? number(min) : `${number(min)}～${number(max)}`);

const askTheVendor = 'ベンダーに確認してから、再度インポートしてください。';

export const ja: Language = {
  locale: 'ja',

  // Refusals: why a command is not done.

  forbidden: ({ reason, requiredRoles, requiredPartnerKinds }) => {
    const may = (one: Exclude<ForbiddenReason, { readonly code: 'partners_only' }>) => ja.permissions[one.permission];
    switch (reason.code) {
      case 'partners_only':
        return `実行できるのはパートナーのユーザーだけです。現在は ${reason.company} としてサインインしています。`;
      case 'partner_kind':
        return onlyWho(requiredPartnerKinds, may(reason));
      case 'role':
        return onlyWho(requiredRoles, may(reason));
      case 'scope':
        return `この API キーに与えられた役割は、持ち主の役割より少なくなっています。${onlyWho(requiredRoles, may(reason))}`;
    }
  },
  inputProblems: {
    required: () => '入力してください。',
    text_length: ({ min, max }) =>
      `制御文字を含まない ${min === 0 ? `${number(max)} 文字以内` : `${span(min, max)} 文字`}で入力してください。`,
    password_length: ({ min, max }) => `${span(min, max)} 文字で入力してください。`,
    out_of_range: ({ min, max }) => `${span(min, max)}${min === max ? '' : ' の整数'}を入力してください。`,
    empty_list: () => '1 つ以上選んでください。',
    unknown_value: ({ value }) => `${JSON.stringify(value)} は選べる値ではありません。`,
    not_an_email: () => 'name@company.example のようなメール アドレスを入力してください。',
    not_a_guid: () => '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed のような GUID を入力してください。',
    not_a_domain: () => 'company.example のようなドメインを入力するか、空にしてください。',
    not_a_country: () => 'JP のような 2 文字の国コード（ISO 3166-1）を入力するか、空にしてください。',
    not_in_the_future: () => '今より後の日時を指定してください。',
    too_many_days: ({ max }) => `指定できるのは ${number(max)} 日先までです。`,
    role_of_customers: () => 'CUSTOMER_ADMIN は顧客の役割です。パートナーのユーザーには与えられません。',
    roles_beyond_your_own: ({ roles }) =>
      `ご自身にない役割は与えられません: ${roles.map((role) => role.toUpperCase()).join('、')}。ご自身の役割から選んでください。`,
    unknown_offer: () => 'この ID のオファーはカタログにありません。一覧は `offers` で確認できます。',
    not_offered: ({ offer, allowed }) =>
      allowed.length === 0
        ? `${offer} はこの条件では販売されていません。指定を外してください。`
        : `${offer} で選べるのは ${or(allowed)} です。`,
    not_an_add_on: ({ offer }) =>
      `${offer} はアドオンではありません。基本サブスクリプションを指定せずに注文してください。`,
    base_required: ({ offer }) => `${offer} はアドオンです。追加先のサブスクリプションを指定してください。`,
    base_unknown: () => 'この顧客に、この ID のサブスクリプションはありません。',
    base_does_not_fit: ({ offer, base }) => `${offer} は ${base} のアドオンではありません。`,
    provider_required: () =>
      '取引に使う間接プロバイダーを指定してください。一覧は `viewer.indirectProviders` で確認できます。',
    provider_not_allowed: () => 'プロバイダーを指定できるのは間接リセラーだけです。指定を外してください。',
    not_attested: () =>
      '誠意をもって行うことと顧客への通知を誓約してください。`removalPreview.attestation` を読み、true を送ってください。',
    attestation_outdated: ({ version }) =>
      `誓約の文面が変わりました。バージョン ${version} を読み、それに誓約してください。`,
    not_a_support_contact: () => '顧客の `availableSupportContacts` から選んでください。',
    no_types: () => '種類を 1 つ以上指定するか、すべての種類なら null にしてください。',
    url_malformed: () => 'URL ではありません。https://、ホスト、パスの形で入力してください。',
    url_too_long: ({ max }) => `${number(max)} 文字以内で入力してください。`,
    url_with_credentials: () => 'ユーザー名とパスワードは含めないでください。署名が証明になります。',
    url_with_fragment: () => '# 以降は含めないでください。送信されることはありません。',
    url_scheme: ({ allowed }) =>
      allowed.includes('http')
        ? 'https:// を使うか、localhost なら http:// を使ってください。'
        : 'https:// を使ってください。',
    url_not_public: ({ host }) =>
      `${host} は公開されたアドレスではありません。インターネット上の受信先を指定してください。`,
    before_first_sequence: ({ min }) => `シーケンスは ${number(min)} から始まります。`,
    range_reversed: () => '`fromSequence` より前です。',
    range_too_long: ({ count, max }) => `一度に再送できるのは ${number(count)} 件、つまり ${max} までです。`,
    receipt_of_another_customer: () => 'この控えは別の顧客のものです。どちらか一方を外してください。',
    partner_alone: () => 'パートナーだけを指定してください。顧客は常に自社です。',
    customer_alone: () => '顧客だけを指定してください。パートナーは常に自社です。',
  },
  missing: {
    unknown_id: ({ thing }) => `この ID の${ja.things[thing]}はありません。`,
    no_such_blocker: () => 'この顧客にそのブロック要因はありません。',
    gone_since: () => 'この操作は完了しましたが、対象はその後なくなりました。',
  },
  stateObstacles: {
    wrong_status: ({ status, expected }) =>
      `実行できるのは、状態が${or(expected.map((one) => `「${ja.statuses[one]}」`))}のときだけです。現在の状態は「${ja.statuses[status]}」です。`,
    unknown_product: () => `この製品の種類は分かりません。${askTheVendor}`,
    unknown_status: () => `この状態は分かりません。${askTheVendor}`,
    marketplace_not_suspendable: () =>
      'マーケットプレースのサブスクリプションは停止できません。返金期間内に取り消すか、自動更新をオフにしてください。',
    active_azure_subscriptions: ({ names }) =>
      `先に Azure サブスクリプションを取り消してください: ${names.join('、')}。`,
    data_deleted: ({ at }) => `データは ${day(at)}に削除されました。もう一度注文してください。`,
    base_not_active: ({ name }) =>
      `先に基本サブスクリプション${name === null ? '' : `「${name}」`}を再開してください。`,
    azure_plan_not_cancellable: () => 'Azure プランは取り消せません。代わりに停止してください。',
    legacy_not_cancellable: () => '従来型のサブスクリプションは取り消せません。代わりに停止してください。',
    window_closed: ({ until }) =>
      `${until ? `取消期限は ${minute(until)} でした。` : '取り消すことはできません。'}自動更新をオフにし、期間の満了を待ってください。`,
    software_window_closed: ({ until }) =>
      `${until ? `この購入の取消期限は ${minute(until)} でした。` : 'この購入は取り消せません。'}ベンダーに確認するか、管理エージェントが免除してください。`,
    add_ons_first: ({ names }) => `先にアドオンを取り消してください: ${names.join('、')}。`,
    past_expiry: () => '期限が切れています。',
    not_refundable: ({ expiresAt }) =>
      `この予約は返金できません。${expiresAt ? `${day(expiresAt)}に` : ''}期限が切れるまで続きます。`,
    not_answered_in_time: ({ days }) => `${number(days)} 日以内に回答がありませんでした。もう一度申請してください。`,
    relationship_active: ({ customer }) => `${customer} との関係はすでに有効です。申請の必要はありません。`,
    last_global_admin: () => '最後の全体管理者です。先に別のユーザーへこの役割を与えてください。',
    endpoint_not_enabled: ({ state }) =>
      `エンドポイントの状態は「${ja.statuses[state]}」です。先に updateWebhookEndpoint で有効にしてください。`,
    does_not_block: () => 'この項目は解除を妨げていません。免除するものはありません。',
    not_waivable: () => 'このブロック要因は免除できません。示されている方法で解消してください。',
    sells_no_subscription: ({ customer }) =>
      `サポート連絡先を指定するのはサブスクリプションを販売するパートナーです。このパートナーは ${customer} に何も販売していません。`,
  },
  conflicts: {
    idempotency_key_reused: () =>
      'この idempotencyKey は別のコマンドまたは入力で使われています。新しいコマンドには新しいキーを使ってください。',
    email_taken: ({ email }) =>
      email === null
        ? 'このメール アドレスのアカウントはすでにあります。サインインするか、別のアドレスを使ってください。'
        : `${email} のアカウントはすでにあります。別のアドレスを使ってください。`,
    company_known: () =>
      'このテナント ID またはドメインの会社はすでに登録されています。その管理者としてサインインするか、会社を指定した招待をパートナーに依頼してください。',
    too_many_endpoints: ({ max }) => `エンドポイントはすでに ${number(max)} 件あります。先に 1 件削除してください。`,
  },
  purchaseObstacles: {
    relationship_removed: ({ customer }) =>
      `${customer} とのリセラー関係は解除されたため、購入できません。先に関係を再申請してください。`,
    base_not_active: ({ offer, base, status }) =>
      `${offer} には有効な基本サブスクリプションが必要です。${base} の状態は「${ja.statuses[status]}」です。`,
    no_base: ({ offer, customer }) =>
      `${offer} はアドオンですが、${customer} には追加先になる有効なサブスクリプションがありません。先に基本サブスクリプションを購入または再開してください。`,
    trial_used: ({ offer, customer }) =>
      `${customer} は ${offer} をすでに利用しました。試用版は顧客ごとに 1 回だけです。`,
  },
  invitationObstacles: {
    unknown_link: () =>
      'この招待リンクは正しくないか、新しいリンクに置き換えられました。パートナーに新しい招待を依頼してください。',
    not_waiting: ({ state }) => {
      const said = {
        sent: '回答を待っています',
        accepted: 'すでに承諾されました',
        declined: '辞退されました',
        expired: '期限が切れました',
        revoked: 'パートナーが取り下げました',
      }[state];
      return `この招待は${said}。${state === 'sent' ? '' : '必要であれば、パートナーに新しい招待を依頼してください。'}`;
    },
    other_company: () => 'この招待は別の会社宛てです。その会社の管理者としてサインインしてください。',
    admin_signs_in: ({ customer }) =>
      `${customer} の管理者はすでに登録されています。回答するには管理者としてサインインしてください。`,
    operator_adds_admin: ({ customer }) =>
      `${customer} の管理者はまだ登録されておらず、他のパートナーと取引があります。このシステムの運用者に管理者の追加を依頼し、サインインしてください。`,
    provider_left: ({ partner, provider }) =>
      `${partner} はもう ${provider} を通じて販売していません。新しい招待を依頼してください。`,
    provider_sells_through_another: ({ provider, customer, reseller }) =>
      `${provider} はすでに ${reseller} を通じて ${customer} に販売しています。先にその関係を終えるよう ${provider} に依頼してください。`,
  },
  removalBlocked: (blockers) =>
    `${number(blockers)} 件の項目がこの関係の解除を妨げています。それぞれを解消してから解除してください。`,
  deliveryFailures: {
    status: ({ status }) => `${status} が返されました。`,
    redirect: ({ status }) => `${status} が返されました。リダイレクトには従いません。`,
    connection_refused: () => '接続が拒否されました。',
    connection_broken: () => '接続が切断されました。',
    connection_timeout: () => '時間内に接続できませんでした。',
    unreachable: () => 'ホストに到達できません。',
    name_unknown: () => 'ホスト名が見つかりません。',
    name_without_address: () => 'ホスト名にアドレスがありません。',
    name_unresolved: () => 'ホスト名を解決できませんでした。',
    name_timeout: () => '時間内にホスト名を解決できませんでした。',
    address_not_public: ({ address }) => `アドレス ${address} は公開されていません。`,
    certificate_expired: () => '証明書の有効期限が切れています。',
    certificate_of_another_name: () => '証明書は別の名前のものです。',
    certificate_self_signed: () => '証明書が認証局によって署名されていません。',
    certificate_of_unknown_authority: () => '証明書が既知の認証局によって署名されていません。',
    certificate_chain_incomplete: () => '証明書チェーンが完全ではありません。',
    tls_broken: () => 'TLS の通信が正しくありません。',
    not_http: () => '返された内容は HTTP ではありません。',
    no_answer: ({ seconds }) => `${number(seconds)} 秒以内に応答がありませんでした。`,
    closed_without_answer: () => '応答のないまま接続が閉じられました。',
    sender_stopped: () => '送信側が停止しました。',
    said: ({ text }) => text,
  },
  endpointStops: {
    gone: () => '410 Gone が返されました。',
    disabled_by_user: ({ name }) => `${name} が無効にしました。`,
    nothing_but_failure: ({ since, last }) =>
      `${minute(new Date(since))} からすべての配信が失敗しています。最後の結果: ${say(ja.deliveryFailures, last)}`,
    said: ({ text }) => text,
  },
  requests: {
    sign_in_first:
      '先にサインインする（POST /api/auth/sign-in/email）か、Authorization: Bearer で API キーを送ってください。',
    wrong_key:
      'この API キーは存在しないか、失効または期限切れか、持ち主が無効になっています。新しいキーを作成してください。',
    partners_only: '読み取れるのはパートナーのユーザーだけです。自社の情報は `viewer.organization` にあります。',
    cursor_invalid: 'このカーソルはこの一覧のものではありません。カーソルなしで最初からやり直してください。',
  },
  permissions: {
    view_customers: '顧客・ブロック要因・控えの閲覧',
    manage_subscriptions: 'サブスクリプションの停止・再開・取消、自動更新の設定',
    place_order: '注文',
    cancel_software_purchase: 'ソフトウェア購入の取消',
    waive_removal_blocker: 'ブロック要因の免除',
    cancel_reservation: '予約の取消',
    cancel_azure_entitlement: 'Azure サブスクリプションの取消',
    request_relationship: 'リセラー関係の申請、申請の再送・取り下げ',
    request_relationship_with_delegated_admin: '委任された管理者権限付きのリセラー関係の申請',
    remove_relationship: 'リセラー関係の解除',
    end_delegated_admin: '委任された管理者権限の終了',
    request_granular_admin: '詳細な委任された管理者権限の申請',
    terminate_granular_admin: '詳細な委任された管理者権限の終了',
    assign_support_contact: 'サポート連絡先の指定',
    view_own_organization: '自社の情報、パートナー、その権限の閲覧',
    answer_relationship_request: 'リセラー関係の承諾・辞退',
    answer_granular_admin_request: '詳細な委任された管理者権限の承認・却下',
    view_activity: 'アクティビティの閲覧',
    manage_webhooks: 'Webhook の管理',
    manage_api_keys: 'API キーの管理',
    manage_users: 'ユーザーの管理',
  },
  statuses: {
    active: '有効',
    pending: '処理中',
    suspended: '停止中',
    cancelled: '取消済み',
    expired: '期限切れ',
    disabled: '無効',
    deleted: '削除済み',
    unknown: '不明',
    completed: '完了',
    approval_pending: '承認待ち',
    terminated: '終了',
    rejected: '却下',
    sent: '回答待ち',
    accepted: '承諾済み',
    declined: '辞退',
    revoked: '取り下げ済み',
    enabled: '有効',
    paused: '一時停止',
  },
  things: {
    partner: 'パートナー',
    customer: '顧客',
    subscription: 'サブスクリプション',
    azure_entitlement: ' Azure サブスクリプション',
    reservation: '予約',
    software_purchase: 'ソフトウェア購入',
    delegated_admin_relationship: '委任された管理者の関係',
    indirect_provider: '間接プロバイダー',
    removal_receipt: '解除の控え',
    relationship_request: '関係の申請',
    webhook_endpoint: ' Webhook エンドポイント',
    webhook_delivery: '配信',
    user: 'ユーザー',
    api_key: ' API キー',
  },
  actors: {
    clock: '自動処理',
    webhook_delivery: 'Webhook 配信',
    import: 'インポート',
    invited_customer: '招待された顧客',
  },

  // Removal: blockers, consequences, effects, warnings, what remains, what does not come back.

  // Words: the names of what the vocabulary enumerates.

  // Letters: texts to send to a customer.
};
