import type { ForbiddenReason } from '../access/authorise.ts';
import type { BlockerFinding, RemovalBlocker } from '../blockers/blocker.ts';
import type { RuleSpan } from '../blockers/removal-rules.ts';
import type { AnyStatus } from '../commands/refusal.ts';
import type { DirectoryRole } from '../model/directory-roles.ts';
import type { RemainingItem } from '../model/records.ts';
import type { PartnerKind, RemovalResolution, Role } from '../model/vocabulary.ts';
import { japaneseFormats } from './formats.ts';
import type { Language } from './language.ts';
import { say, sayByKind } from './language.ts';

const { day, minute, number, or } = japaneseFormats;

const onlyWho = (allowed: readonly (Role | PartnerKind)[], may: string): string =>
  `${may}を実行できるのは、${or(allowed.map((one) => ({ ...ja.words.role, ...ja.words.partnerKind })[one]))}だけです。`;

const statusOf = (one: AnyStatus): string => {
  const { itemStatus, relationshipRequestState, releaseRequestState, webhookDeliveryState, webhookEndpointState } =
    ja.words;
  return {
    ...ja.words.removalJobState,
    ...ja.words.importState,
    ...webhookDeliveryState,
    ...webhookEndpointState,
    ...releaseRequestState,
    ...relationshipRequestState,
    ...itemStatus,
  }[one];
};

const roleName = (role: string): string => ja.words.directoryRole[role as DirectoryRole] ?? role;

const smallerExport =
  'エクスポート以外のファイルを除くか、分けてアップロードするか、このシステムの運用者に相談してください。';
const span = (min: number, max: number): string => (min === max ? number(min) : `${number(min)}～${number(max)}`);

const askTheVendor = 'ベンダーに確認してから、再度インポートしてください。';

const units = (quantity: number, unitType: string): string =>
  `${ja.words.unitType[unitType]?.many ?? unitType} ${number(quantity)} 個`;
const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** What could not be read, and where. */
const unread = ({ findings }: RemovalBlocker): string => {
  const [first] = findings;
  if (first === undefined) return '読み取れませんでした。';
  const more = findings.length - 1;
  return `${ja.importGaps[first.gap](first)}${more === 0 ? '' : `（ほか ${number(more)} 件）`}。`;
};
const placeOf = ({ file, path }: BlockerFinding): string => (path === '' ? file : `${file} の ${path}`);
const quoted = (value: string | null): string => (value === null ? '空' : `「${value}」`);

// What blockers have in common
const refundOf = (refundable: boolean | null): string => {
  if (refundable === null) return '返金されるかどうかは分かりません。先にベンダーに確認してください。';
  return refundable ? '返金されます。' : '返金されません。';
};

const cancelBy = ({ allowedUntil }: RemovalBlocker): string =>
  allowedUntil === null ? '取り消してください。' : `${minute(allowedUntil)} までに取り消してください。`;
const clears = ({ clearsAt }: RemovalBlocker): string =>
  clearsAt === null
    ? '記録に今後の日付がありません。再度インポートするか、管理エージェントが免除できます。'
    : `${day(clearsAt)}に解消します。`;
const renewal = ({ resolutions }: RemovalBlocker): string =>
  (
    ({
      cancel_at_term_end:
        '期間終了時の取り消しを選ばないと、更新されるか、有料の月単位の延長が始まります。選んでから待ってください。',
      turn_off_auto_renew: '自動更新をオフにしてから待ってください。',
    }) as Partial<Record<RemovalResolution, string>>
  )[resolutions[0] ?? 'wait'] ?? '期間が終わるのを待つしかありません。';
const unrecognised = ({ rawStatus, subjectStatus }: RemovalBlocker): string => {
  const [, field, value] = /^(\w+): (.*)$/s.exec(rawStatus ?? '') ?? [];
  if (field !== undefined) return `の ${field}「${value}」`;
  return subjectStatus === 'unknown' ? `の状態「${rawStatus ?? 'なし'}」` : 'の製品の種類';
};

const roleAssignments =
  'パートナーの Azure ロール割り当ては有効なまま残ります。顧客が Azure サブスクリプションで削除する必要があります。';

const transfer = '他のパートナーへ移管する場合は、ベンダー側で行い、再度インポートしてください。';
const sinceDay = (at: Date | null): string => (at === null ? '' : `${day(at)}以降に`);
const spanOf = (span: RuleSpan | undefined): string =>
  span === undefined ? '' : `${number(span.count)} ${span.unit === 'days' ? '日' : '時間'}`;

export const ja: Language = {
  locale: 'ja',
  englishName: 'Japanese',

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
      case 'session':
        return `API キーでは実行できません。サインインしてください。${onlyWho(requiredRoles, may(reason))}`;
      case 'scope':
        return `この API キーに与えられた役割は、持ち主の役割より少なくなっています。${onlyWho(requiredRoles, may(reason))}`;
    }
  },
  inputProblems: {
    required: () => '入力してください。',
    text_length: ({ min, max }) =>
      `制御文字を含まない ${min === 0 ? `${number(max)} 文字以内` : `${span(min, max)} 文字`}で入力してください。`,
    password_length: ({ min, max }) => `${span(min, max)} 文字で入力してください。`,
    password_of_owner: () =>
      '名前、メール アドレス、製品名とほとんど変わらず、最初に試されるパスワードです。無作為な単語をいくつか並べるなど、別のものにしてください。',
    password_common: () =>
      '最初に試されるよくあるパスワードです。無作為な単語をいくつか並べるなど、別のものにしてください。',
    out_of_range: ({ min, max }) => `${span(min, max)}${min === max ? '' : ' の整数'}を入力してください。`,
    never_extends: () => 'ロールにグローバル管理者を含む権限は、自動延長できません。',
    empty_list: () => '1 つ以上選んでください。',
    empty_filter: () => 'この絞り込み条件は空のリストです。すべてを対象にする場合は省略してください。',
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
    not_an_export: () => 'エクスポートは、フォルダーの .zip か、顧客一覧の .json または .csv です。',
    too_many_customers: ({ max }) =>
      `1 つのジョブで扱える顧客は ${number(max)} 社までです。フィルターで絞り込むか、複数のジョブに分けてください。`,
    matches_no_customer: () => '該当する顧客がいません。',
    one_of: ({ fields }) => `${or(fields)}のいずれか 1 つだけを指定してください。`,
    file_too_large: ({ maxBytes }) =>
      `アップロードできるのは ${number(Math.floor(maxBytes / 1024 ** 2))} MB までです。エクスポート以外のファイルを除くか、コマンド ラインを使ってください。`,
    partner_alone: () => 'パートナーだけを指定してください。顧客は常に自社です。',
    customer_alone: () => '顧客だけを指定してください。パートナーは常に自社です。',
  },
  missing: {
    unknown_id: ({ thing }) => `この ID の${ja.things[thing]}はありません。`,
    wrong_kind_of_id: ({ names, wanted }) =>
      `この ID が指すのは${ja.idKinds[names]}です。${ja.idKinds[wanted]}の ID を指定してください。`,
    no_such_blocker: () => 'この顧客にそのブロック要因はありません。',
    gone_since: () => 'この操作は完了しましたが、対象はその後なくなりました。',
  },
  stateObstacles: {
    wrong_status: ({ status, expected }) =>
      `実行できるのは、状態が${or(expected.map((one) => `「${statusOf(one)}」`))}のときだけです。現在の状態は「${statusOf(status)}」です。`,
    unknown_product: () => `この製品の種類は分かりません。${askTheVendor}`,
    unknown_status: () => `この状態は分かりません。${askTheVendor}`,
    software_not_suspendable: () =>
      'ソフトウェア サブスクリプションは停止できません。取消期限内に取り消すか、自動更新をオフにしてください。',
    marketplace_not_suspendable: () =>
      'マーケットプレースのサブスクリプションは停止できません。返金期間内に取り消すか、自動更新をオフにしてください。',
    extended_service_term: () => '有料の延長は、取り消すことだけができます（いつでも可能）。',
    active_azure_subscriptions: ({ names }) =>
      `先に Azure サブスクリプションを取り消してください: ${names.join('、')}。`,
    data_deleted: ({ at }) => `データは ${day(at)}に削除されました。もう一度注文してください。`,
    base_not_active: ({ name }) =>
      `先に基本サブスクリプション${name === null ? '' : `「${name}」`}を再開してください。`,
    azure_plan_not_cancellable: () => 'Azure プランは取り消せません。代わりに停止してください。',
    legacy_not_cancellable: () => '従来型のサブスクリプションは取り消せません。代わりに停止してください。',
    window_closed: ({ until }) =>
      `${until ? `取消期限は ${minute(until)} でした。` : '取り消すことはできません。'}期間とともに終わることを選び、満了を待ってください。`,
    nothing_failed: () => 'このジョブに失敗したものはありません。',
    not_ended_at_vendor: () =>
      '最新のインポートでは、この関係はまだベンダー側にあります。解除するか、再度インポートしてください。',
    software_window_closed: ({ until }) =>
      `${until ? `この購入の取消期限は ${minute(until)} でした。` : 'この購入は取り消せません。'}ベンダーに確認するか、管理エージェントが免除してください。`,
    add_ons_first: ({ names }) => `先にアドオンを終わらせる必要があります: ${names.join('、')}。`,
    past_expiry: () => '期限が切れています。',
    end_of_term_not_offered: ({ offered }) =>
      offered.length === 0
        ? 'このサブスクリプションには、期間終了時の選択肢がありません。'
        : `この期間の終了時には選べません。${or(offered.map((one) => `「${ja.words.endOfTermAction[one]}」`))}から選んでください。`,
    not_refundable: ({ expiresAt }) =>
      `この予約は返金できません。${expiresAt ? `${day(expiresAt)}に` : ''}期限が切れるまで続きます。`,
    not_answered_in_time: ({ days }) => `${number(days)} 日以内に回答がありませんでした。もう一度申請してください。`,
    relationship_active: ({ customer }) => `${customer} との関係はすでに有効です。申請の必要はありません。`,
    last_global_admin: () => '最後の全体管理者です。先に別のユーザーへこの役割を与えてください。',
    endpoint_not_enabled: ({ state }) =>
      `エンドポイントの状態は「${statusOf(state)}」です。先に updateWebhookEndpoint で有効にしてください。`,
    does_not_block: () => 'この項目は解除を妨げていません。免除するものはありません。',
    not_waivable: ({ blocker }) => `このブロック要因は免除できません。${sayByKind(ja.blockers, blocker)}`,
    sells_no_subscription: ({ customer }) =>
      `サポート連絡先を指定するのはサブスクリプションを販売するパートナーです。このパートナーは ${customer} に何も販売していません。`,
  },
  conflicts: {
    idempotency_key_reused: () =>
      'この idempotencyKey は別のコマンドまたは入力で使われています。新しいコマンドには新しいキーを使ってください。',
    email_taken: ({ email }) => `${email} は新しいアカウントに使えません。別のアドレスを使ってください。`,
    known_here: () =>
      'テナント ID、ドメイン、メール アドレスのいずれかはすでに登録されています。アカウントがあればサインインし、なければ別のアドレスを使うか、会社を指定した招待をパートナーに依頼してください。',
    too_many_endpoints: ({ max }) => `エンドポイントはすでに ${number(max)} 件あります。先に 1 件削除してください。`,
    import_under_way: () => '自社の別のインポートが進行中です。終わるのを待つか、中止してください。',
  },
  purchaseObstacles: {
    relationship_removed: ({ customer }) =>
      `${customer} とのリセラー関係は解除されたため、購入できません。先に関係を再申請してください。`,
    base_not_active: ({ offer, base, status }) =>
      `${offer} には有効な基本サブスクリプションが必要です。${base} の状態は「${statusOf(status)}」です。`,
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
    failed_too_often: () =>
      'この招待では、すでに登録されている内容での回答が多すぎました。パートナーに再送を依頼してください。',
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
    address_not_public: () => '公開アドレスがありません。ホスト名のつづりを確認してください。',
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
  removalRules: {
    legacy_suspended: {
      title: '従来型サブスクリプション',
      says: ({ spans: [kept] }) =>
        `従来型のライセンス、試用版、アドオンは、有効な間は解除を妨げます。停止すれば妨げません。データは ${spanOf(kept)}、または期間の終わりがそれより早ければそこまで保存されます。`,
    },
    new_commerce_window: {
      title: '新コマースの取消期限',
      says: ({ spans: [window] }) =>
        `新コマースのライセンスは、購入から ${spanOf(window)} 以内、および更新の翌日から同じ期間、取り消せます。ベンダーが期限を示す場合はそれに従います。期限内は、停止中でも課金が続くため、取り消すまで解除を妨げます。期限内のアドオンも一緒に取り消されます。`,
    },
    new_commerce_last_day: {
      title: '新コマースの期間の最終日',
      says: () =>
        '新コマースの期間は最終日 (UTC) の終わりまで続き、次の期間はその翌日に始まります。月は最初の開始日から数えます。従来型の期間は、その時刻に終わります。',
    },
    new_commerce_end_of_term: {
      title: '新コマースの期間が終わると起こること',
      says: () =>
        'RENEW: 翌日に次の期間が始まり、予定されたオファー、数量、期間、請求周期が適用されます。CANCEL: 最終日に終わり、猶予期間はなく、再開できません。EXTEND: 同じ ID のまま、有料の月単位の延長に移ります。EXPIRE: 終了し、猶予期間が続きます。延長されうる期間では CANCEL、RENEW、EXTEND を、延長されない期間では EXPIRE と RENEW を選べ、延長そのものでは選べません。RENEW 以外を選ぶと、次の期間の予定は消えます。停止すると更新は恒久的にオフになり、予定も消えます。再開後は、更新しない場合と同じ終わり方をします。',
    },
    new_commerce_end_in_exports: {
      title: 'エクスポートから期間の終わりを読む方法',
      says: () =>
        '期間終了時の `scheduledActions` の最初のもの (Cancel、RenewToNewTerm と Transition は RENEW、RenewToExtendedServiceTerm は EXTEND)、なければ延長サービス期間という名前の次期製品、それもなければ `autoRenewEnabled` と期間の日付で決まります。互いに矛盾する場合は報告し、離れるうえで最も不利なもの (RENEW、EXTEND、EXPIRE、CANCEL の順) を採ります。それ以外の語、または自動更新の記載がない場合は不明です。これらの語は Partner Center API の公開クライアントが使うもので、ベンダーのページには一覧がありません。',
    },
    new_commerce_trial: {
      title: '新コマースの試用版',
      says: () =>
        '更新される試用版は、終了すると有料になります。別の予定がなければ、同じ数量の 1 年契約です。インポートした試用版は、ベンダーが期限を示す場合に限り、その期限内に取り消せます。',
    },
    new_commerce_add_ons: {
      title: '新コマースのアドオン',
      says: () =>
        'サブスクリプションを取り消すと、取消期限内のアドオンも一緒に取り消されます。期限を過ぎたアドオンがある間は取り消せず、そのアドオンと同じく期間の終わりに離れます。その場合のベンダー側の動作は、どこにも記載がありません。',
    },
    extended_service_term: {
      title: '延長サービス期間',
      says: ({ since, boughtSince }) =>
        `${sinceDay(boughtSince)}購入または更新され、${sinceDay(since)}終わる新コマースのライセンスは (期間の長さや区分を問わず)、期間終了時の処理を選ばないと、有料の月単位の延長に移ります。期間終了時の取り消しを選び、その期間が終わるまで解除を妨げます。猶予期間はありません。Azure、ソフトウェア、マーケットプレース、従来型のサブスクリプション、予約は延長されません。`,
    },
    extended_service_term_open: {
      title: '延長サービス期間（適用が不明）',
      says: () =>
        '試用版とアドオンの期間が延長されるかどうかは、公開文書に記載がありません。購入日が分からない期間についても判断できません。延長されるものとして選択を求め、延長されないものとして猶予期間を残します。',
    },
    extended_service_term_cancellable: {
      title: '延長サービス期間中',
      says: () =>
        '有料の延長は毎月自動で更新され、いつでも取り消せますが、ほかの操作はできません。取り消すまで解除を妨げます。',
    },
    new_commerce_grace: {
      title: '新コマースの猶予期間',
      says: ({ spans: [grace] }) =>
        `延長サービス期間の開始前に更新されずに終わった新コマースの期間には、${spanOf(grace)} の猶予期間が続きます。その間は解除を妨げますが、課金はありません。`,
    },
    new_commerce_grace_kept: {
      title: '延長サービス期間より前に購入した期間の猶予',
      says: ({ boughtUntil, spans: [grace] }) =>
        `${boughtUntil === null ? '' : `${day(boughtUntil)}までに`}購入または更新された新コマースの期間は、いつ終わっても延長されません。更新しない場合は ${spanOf(grace)} の猶予期間が続きます。その間は解除を妨げますが、課金はありません。`,
    },
    new_commerce_suspended: {
      title: '停止中の新コマース',
      says: ({ spans: [kept] }) =>
        `取消期限を過ぎて停止中の新コマースのライセンスは、期間の終わりまで課金され、更新も延長もされません。その後の保持期間は文書により異なるため、${spanOf(kept)} は解除を妨げます。`,
    },
    after_the_end: {
      title: '終わったもののその後',
      says: ({ spans: [disabled, deleted] }) =>
        `期限切れのサブスクリプションは、期間の終わりから ${spanOf(disabled)} 後に無効になり、その ${spanOf(deleted)} 後に削除されます。期限切れと無効のものは、猶予期間中の新コマースを除き、解除を妨げません。`,
    },
    azure_plan: {
      title: 'Azure プラン',
      says: () =>
        'Azure プランは、含まれる Azure サブスクリプションをすべて取り消した後に停止します。取り消した Azure サブスクリプションは、プランが有効な間は顧客が再開でき、リソースは削除するまで費用がかかります。',
    },
    marketplace_refund: {
      title: 'マーケットプレースの返金期限',
      says: ({ spans: [window] }) =>
        `マーケットプレースのソフトウェアは、ベンダーが示す返金期限内に、期限が示されない場合は購入から ${spanOf(window)} 以内に取り消せます。停止はできません。期限後は、自動更新をオフにして期間の終わりまで続きます。`,
    },
    reservation_refund: {
      title: '予約の返金',
      says: () =>
        '返金できる予約は取り消します。返金は顧客ごとに 12 か月で 50,000 米ドルまでで、現在は手数料がありません。SUSE、Red Hat、Databricks、事前購入プランは返金できず、期限まで続きます。いずれもベンダー側で他のパートナーへ移管できます。',
    },
    savings_plan_final: {
      title: '節約プランは確定',
      says: () =>
        '節約プランは取り消せません（ベンダーの解除の案内には手順として挙げられています）。期限まで続くか、ベンダー側で他のパートナーへ移管します。',
    },
    software_window: {
      title: 'ソフトウェアの取消期限',
      says: ({ spans: [perpetual, subscription] }) =>
        `ソフトウェアは期限内に取り消せます。期限はベンダーが示すもの、または買い切りでは ${spanOf(perpetual)}、サブスクリプションでは期間ごとに ${spanOf(subscription)} です。取り消せるのは管理エージェントだけで、停止はできません。期限後は猶予なく有効期限まで、買い切りのものは管理エージェントが免除するまで、解除を妨げます。`,
    },
    pending_order: {
      title: '処理中の注文',
      says: ({ spans: [young] }) =>
        `注文の処理中のものは解除を妨げます。${spanOf(young)} を過ぎると管理エージェントが免除できます。`,
    },
    never_blocks: {
      title: '妨げにならないもの',
      says: () =>
        '取り消しまたは削除されたもの。停止、期限切れ、無効の従来型サブスクリプション。Azure サブスクリプションがすべて取り消され、停止、期限切れ、無効になった Azure プラン。期限切れまたは無効のマーケットプレースのサブスクリプション。期限を過ぎた予約、節約プラン、ソフトウェア。完了または取り消された注文。インポートした項目は、終了がインポートで確認されてからになります。',
    },
    waiver: {
      title: '免除',
      says: () =>
        '日付もほかの解消方法もないものは、管理エージェントが理由を添えて免除できます。免除は 1 つの項目の 1 つの状態だけに有効で、状態が変わると再び解除を妨げます。解除の記録に残ります。',
    },
    unknown_blocks: {
      title: '不明なものは妨げる',
      says: () =>
        'このバージョンで認識できない状態や製品は、課金や利用が続いている可能性があります。ベンダーに確認して再度インポートするか、管理エージェントが免除するまで、解除を妨げます。',
    },
    unseen_blocks: {
      title: 'インポートで確認されていない終了は妨げる',
      says: () =>
        'インポートした項目のうち、日付だけに基づいてここで終了したものは、ベンダー側で更新されている可能性があります。インポートしたファイルにその項目がなくなるか、終了と記録されるまで、または管理エージェントが免除するまで、解除を妨げます。同じ記録をもう一度インポートしても、確認にはなりません。',
    },
    unread_blocks: {
      title: '読み取れないものは妨げる',
      says: () =>
        '最新のインポートで読み取れなかったファイル、記録、項目には、続いているものが隠れている可能性があります。インポートで読み取れるまで、またはそれまで管理エージェントが免除するまで、解除を妨げます。',
    },
  },

  requests: {
    sign_in_first:
      '先にサインインする（POST /api/auth/sign-in/email）か、Authorization: Bearer で API キーを送ってください。',
    wrong_key:
      'この API キーは存在しないか、失効または期限切れか、持ち主が無効になったか、キーのロールを失っています。新しいキーを作成してください。',
    second_factor_first:
      'パートナーが 2 段階認証を必須にしていますが、まだ設定されていません。先に、アプリにサインインして設定するか、POST /api/auth/account/second-factor/begin を使ってください。',
    rate_limited: 'このような要求が一度に多すぎるか、失敗が多すぎます。しばらくしてからやり直してください。',
    partners_only: '読み取れるのはパートナーのユーザーだけです。自社の情報は `viewer.organization` にあります。',
    cursor_invalid: 'このカーソルはこの一覧のものではありません。カーソルなしで最初からやり直してください。',
    log_cursor_invalid:
      'このカーソルはこの記録の位置ではありません。形式が正しくないか、他のパートナーのものか、バックアップの復元によりそのイベントが失われています。記録にあるイベントのカーソル、または `start` からやり直してください。',
    storage_unavailable:
      '現在、サーバーはデータベースを読み書きできません。何も変更されていません。しばらくしてからやり直すか、運用担当者にお知らせください。',
    storage_outcome_unknown:
      '保存中にデータベースとの接続が切れたため、実行されたかどうかを確認できません。状態を確かめるか、同じ `idempotencyKey` でもう一度送信してください。同じキーであれば、二重に実行されることはありません。',
    too_many_streams: ({ max }) =>
      `すでに ${number(max)} 件のストリームを開いています。いずれかを終了するか、後でやり直してください。`,
    too_many_operations: ({ max }) => `実行中の操作が ${number(max)} 件あります。いずれかが終わるまでお待ちください。`,
  },
  permissions: {
    view_customers: '顧客・ブロック要因・控えの閲覧',
    manage_subscriptions: 'サブスクリプションの停止・再開・取消、期間終了時の処理の選択',
    place_order: '注文',
    cancel_software_purchase: 'ソフトウェア購入の取消',
    waive_removal_blocker: 'ブロック要因の免除',
    cancel_reservation: '予約の取消',
    cancel_azure_entitlement: 'Azure サブスクリプションの取消',
    request_relationship: 'リセラー関係の申請、申請の再送・取り下げ',
    request_relationship_with_delegated_admin: '管理者権限付きのリセラー関係の申請',
    remove_relationship: 'リセラー関係の解除',
    decline_release: '顧客が求めるリセラー関係の解除の辞退',
    end_delegated_admin: '委任された管理者権限の終了',
    request_granular_admin: '詳細な委任された管理者権限の申請',
    terminate_granular_admin: '詳細な委任された管理者権限の終了',
    assign_support_contact: 'サポート連絡先の指定',
    view_own_organization: '自社の情報、パートナー、その権限の閲覧',
    answer_relationship_request: 'リセラー関係の承諾・辞退',
    request_release: 'パートナーへのリセラー関係の解除依頼とその取り下げ',
    answer_granular_admin_request: '詳細な委任された管理者権限の承認・却下',
    view_activity: 'アクティビティの閲覧',
    manage_webhooks: 'Webhook の管理',
    view_people: 'ユーザーと API キーの表示',
    manage_api_keys: 'API キーの管理',
    manage_users: 'ユーザーの管理',
    import: 'ベンダーのエクスポートのインポート',
    record_end_at_vendor: 'ベンダー側で終了した関係の記録',
  },
  status: statusOf,
  things: {
    partner: 'パートナー',
    customer: '顧客',
    subscription: 'サブスクリプション',
    azure_entitlement: ' Azure サブスクリプション',
    reservation: '予約',
    software_purchase: 'ソフトウェア購入',
    delegated_admin_relationship: '詳細な委任された管理者権限',
    indirect_provider: '間接プロバイダー',
    removal_receipt: '解除の控え',
    relationship_request: '関係の申請',
    release_request: '解除依頼',
    webhook_endpoint: ' Webhook エンドポイント',
    webhook_delivery: '配信',
    user: 'ユーザー',
    api_key: ' API キー',
    import_job: 'インポート',
    removal_job: 'ジョブ',
  },
  idKinds: {
    partner: 'パートナー',
    customer: '顧客',
    organization: '組織',
    relationship: 'リセラー関係',
    request: '関係の申請',
    releaseRequest: '解除依頼',
    subscription: 'サブスクリプション',
    azureEntitlement: ' Azure サブスクリプション',
    reservation: '予約',
    savingsPlan: '節約プラン',
    softwarePurchase: 'ソフトウェア購入',
    order: '注文',
    offer: 'オファー',
    delegatedAdminRelationship: '詳細な委任された管理者権限',
    waiver: '免除',
    importFinding: 'インポートの指摘',
    importJob: 'インポート',
    removalJob: 'ジョブ',
    removalJobItem: 'ジョブ内の顧客',
    event: 'イベント',
    correlation: '一連の操作',
    receipt: '解除の控え',
    blocker: 'ブロック要因',
    user: 'ユーザー',
    apiKey: ' API キー',
    webhookEndpoint: ' Webhook エンドポイント',
    webhookDelivery: '配信',
  },
  importFailures: {
    upload_broken_off: () => 'アップロードが途中で切れました。もう一度アップロードしてください。',
    not_readable: ({ detail }) =>
      `ファイルを読み取れません${detail === null ? '' : `（${detail}）`}。もう一度エクスポートし、それをアップロードしてください。`,
    unpacks_too_large: ({ detail }) =>
      `ファイルを展開すると ${number(Number(detail))} MB を超えます。ここで読み取れるのはそれまでです（IMPORT_MAX_UNPACKED_MB）。${smallerExport}`,
    too_many_files: ({ detail }) =>
      `含まれるファイルが ${number(Number(detail))} 個を超えています。ここで読み取れるのはそれまでです（IMPORT_MAX_FILES）。${smallerExport}`,
    nothing_to_import: () =>
      'customers.json、customers.csv、delegatedAdminRelationships.json のいずれもありません。それを含むフォルダーか、その zip を選んでください。',
    given_up: () =>
      '何度か再開しましたが、先に進めませんでした。取り込み済みの内容は残ります。もう一度アップロードするか、コマンド ラインを使ってください。',
  },
  removalJobReasons: {
    blocked: () => 'まだ解除をブロックしているものがあります。関係は解除されていません。',
    steps_failed: ({ count }) => `${number(count)} 件の操作が拒否されました。ほかの操作は完了しています。`,
    forbidden: ({ refusal }) => `${ja.forbidden(refusal)}開始したユーザーは、現在そのロールを持っていません。`,
    user_disabled: ({ name }) => `開始した ${name} は無効になっています。`,
    key_ended: ({ name }) => `開始に使われた API キー ${name} は、取り消されたか期限が切れています。`,
    attestation_outdated: () =>
      '表明の文面が、表明した後に変わりました。もう一度開始して、現在の文面を表明してください。',
    already_removed: () => '関係は別の方法ですでに解除されていました。',
    unscheduled: () => 'この顧客については取り消されました。',
    rescheduled: () => '別の予定に置き換えられました。',
    job_cancelled: () => 'ジョブがキャンセルされました。',
    fault: () => 'このシステム側の理由で失敗しました。もう一度お試しください。詳細はログにあります。',
  },
  remainingReasons: {
    runs_out: ({ at }) => (at === null ? '解消される日は決まっていません。' : `${day(at)}に自動的に解消されます。`),
    not_yours: ({ roles }) => `解消できるのは、${or(roles.map((one) => ja.words.role[one]))}だけです。`,
    vendor: () => 'ベンダーと解決してから、再度インポートする必要があります。',
    import_again: () => 'もう一度インポートで読み取る必要があります。',
    held_back: () => '先に別の要因を解消する必要があります。',
    clearable: () => '解消できます。',
  },
  actors: {
    clock: '自動処理',
    operator: '運用者',
    webhook_delivery: 'Webhook 配信',
    import: 'インポート',
    invited_customer: '招待された顧客',
  },

  // Removal: blockers, consequences, effects, warnings, what remains, what does not come back.

  blockers: {
    active_subscription: ({ subjectName, quantity, unitType }) =>
      `${subjectName} は有効なサブスクリプションです（${units(quantity ?? 0, unitType ?? '')}）。停止してください。`,
    active_trial: ({ subjectName }) => `${subjectName} は有効な試用版です。停止してください。`,
    active_add_on: ({ subjectName }) =>
      `${subjectName} は有効なアドオンです。アドオンを停止するか、基本サブスクリプションを停止してください（アドオンも一緒に停止します）。`,
    active_new_commerce_subscription: (blocker) => {
      const billed = blocker.subjectStatus === 'suspended' ? '停止中ですが、課金は続いています。' : '';
      if (blocker.rule === 'extended_service_term_cancellable' && blocker.resolutions[0] === 'cancel')
        return `${blocker.subjectName} は毎月自動で更新される有料の延長期間中の新コマース サブスクリプションです。${billed}${cancelBy(blocker)}`;
      return blocker.resolutions[0] === 'cancel'
        ? `${blocker.subjectName} は取消期限内の新コマース サブスクリプションです。${billed}${cancelBy(blocker)}`
        : `${blocker.subjectName} は新コマース サブスクリプションです。取り消せなくなったアドオンがあるため、取り消せません。${billed}${renewal(blocker)}${clears(blocker)}`;
    },
    new_commerce_outside_window: (blocker) =>
      `${blocker.subjectName} は取消期限を過ぎた新コマース サブスクリプションです。${renewal(blocker)}${clears(blocker)}${transfer}`,
    new_commerce_suspended: (blocker) =>
      `${blocker.subjectName} は取消期限を過ぎた新コマース サブスクリプションです。停止中ですが、課金は続いています。期間が終わるのを待つしかありません。再開すると、期間終了時の処理を選べます。${clears(blocker)}`,
    new_commerce_in_grace: (blocker) => `${blocker.subjectName} は終了し、猶予期間中です。${clears(blocker)}`,
    active_azure_entitlement: ({ subjectName }) =>
      `${subjectName} は有効な Azure サブスクリプションです。取り消してください。`,
    active_azure_plan: ({ subjectName }) =>
      `${subjectName} は有効な Azure プランです。含まれる Azure サブスクリプションを取り消してから、プランを停止してください。`,
    active_marketplace_subscription: (blocker) =>
      blocker.resolutions[0] === 'cancel'
        ? `${blocker.subjectName} は返金期限内のマーケットプレース サブスクリプションです。${cancelBy(blocker)}`
        : `${blocker.subjectName} は返金期限を過ぎたマーケットプレース サブスクリプションです。${renewal(blocker)}${clears(blocker)}`,
    active_software_subscription: (blocker) =>
      blocker.resolutions[0] === 'cancel'
        ? `${blocker.subjectName} は取消期限内のソフトウェア サブスクリプションです。${cancelBy(blocker)}`
        : `${blocker.subjectName} は取消期限を過ぎたソフトウェア サブスクリプションです。${renewal(blocker)}${clears(blocker)}`,
    active_reservation: ({ subjectName, refundable }) =>
      `${subjectName} は有効な予約です。${refundOf(refundable)}取り消してください。`,
    non_refundable_reservation: (blocker) =>
      `${blocker.subjectName} は返金できない予約です。${clears(blocker)}${transfer}`,
    active_savings_plan: (blocker) =>
      `${blocker.subjectName} は節約プランです。確定した契約のため取り消せません。${clears(blocker)}${transfer}`,
    software_purchase: (blocker) => `${blocker.subjectName} は取消期限内のソフトウェア購入です。${cancelBy(blocker)}`,
    software_purchase_outside_window: (blocker) =>
      `${blocker.subjectName} は取消期限を過ぎたソフトウェア購入です。${blocker.clearsAt === null ? 'ベンダーに相談するか、管理エージェントが免除できます。' : clears(blocker)}`,
    pending_order: ({ subjectName, subjectKind, resolutions }) =>
      `${subjectName} は${subjectKind === 'order' ? 'まだ完了していない注文です' : '注文の処理中です'}。${resolutions.includes('waive') ? '完了するまで待つか、管理エージェントが免除できます。' : '完了するまで待ってください。'}`,
    record_incomplete: (blocker) =>
      blocker.rule === 'unseen_blocks'
        ? `${blocker.subjectName} は日付の上では終了しましたが、インポートで確認されていません。ベンダー側で更新されている可能性があります。再度エクスポートしてインポートするか、管理エージェントが免除できます。`
        : `${blocker.subjectName} ${blocker.subjectKind === 'relationship' ? 'を最後まで読み取れなかったため、内容が分かりません。' : 'の記録を最後まで読み取れませんでした。'}${unread(blocker)}再度エクスポートしてインポートするか、次のインポートまで管理エージェントが免除できます。`,
    unknown_status: (blocker) =>
      `${blocker.subjectName} ${unrecognised(blocker)}は、このバージョンでは認識できません。ベンダーに内容を確認して再度インポートするか、管理エージェントが免除できます。`,
  },

  importGaps: {
    file_missing: () => 'エクスポートにファイルがありません',
    file_unreadable: ({ value }) => `ファイルを読み取れません${value === null ? '' : `（${value}）`}`,
    list_cut_short: ({ value }) => `一覧が途中までしかありません${value === null ? '' : `（${value}）`}`,
    record_without_id: ({ path }) => `${path} に読み取れる ID がありません`,
    record_conflicting: (finding) => `${placeOf(finding)} は同じ ID で内容が異なります`,
    field_unreadable: (finding) => `${placeOf(finding)} の値${quoted(finding.value)}を読み取れません`,
    value_cut_off: (finding) =>
      `${placeOf(finding)} は PowerShell により省略されています（${quoted(finding.value)}）。ConvertTo-Json -Depth 10 でエクスポートしてください`,
  },

  consequences: {
    azure_plan_stops: () => 'この Azure プランに含まれるものはすべて直ちに停止し、以後は課金されません。',
    access_stops: ({ quantity, unitType, at }) =>
      `${units(quantity, unitType)}が、有効なアドオンとともに直ちに使えなくなります。${at === null ? '課金は続き、解除は引き続き妨げられます。' : `課金は止まり、データは${day(at)}まで保存されます。`}`,
    azure_plan_resumes: () => 'Azure プランを再び使えるようになり、課金も再開します。',
    access_resumes: ({ quantity, unitType }) =>
      `${units(quantity, unitType)}を再び使えるようになり、課金も再開します。`,
    ends_for_good: ({ name, asksGlobalAdmin, refundable, imported }) =>
      [
        `${name} は直ちに終了します。元に戻すことはできません。`,
        ...(refundable === undefined ? [] : [refundOf(refundable)]),
        ...(imported ? ['ここには記録されるだけなので、ベンダー側でも取り消してください。'] : []),
        ...(asksGlobalAdmin
          ? ['ベンダー側での操作には、管理エージェントに加えてグローバル管理者のロールも必要です。']
          : []),
      ].join(''),
    renews: ({ at }) => `${at === null ? '期間の終わり' : day(at)}に、次の期間へ更新されます。`,
    extends: ({ at }) =>
      `${at === null ? '期間の終わり' : `${day(at)}`}の後、取り消すまで有料の月単位の延長が続きます。`,
    runs_out: ({ at }) => `${at === null ? '期間の終わり' : day(at)}に終了します。それまでは利用でき、課金も続きます。`,
    clears_by_itself: ({ at, endToBeSeen }) => {
      if (at === null) return '何も行いません。解消日は決まっていません。';
      return endToBeSeen
        ? `何も行いません。${day(at)}を過ぎ、終了がインポートで確認されると解消します。`
        : `何も行いません。${day(at)}に解消します。`;
    },
    viewer_vouches: () =>
      'この項目が解除を妨げる必要のないことを、あなたが保証します。お名前と理由は控えに記録されます。',
    vendor_is_asked: () => 'ベンダーに内容を確認し、再度インポートしてください。',
    import_reads_again: () => 'ベンダーで再度エクスポートしてインポートすると、読み直されます。',
    roles_granted: ({ at, extendsByDays }) =>
      `パートナーは今から${day(at)}まで、貴社のテナントでこれらのロールの操作を行えます。${extendsByDays === null ? '' : `どちらかが終了するまで、終了のたびに ${number(extendsByDays)} 日ずつ延長されます。`}`,
    roles_denied: () => 'これらのロールは付与されません。パートナーは改めて申請できます。',
    role_request_withdrawn: () => '申請を取り下げます。顧客は承認できなくなります。',
    roles_end: ({ side }) =>
      side === 'customer'
        ? 'パートナーはこれらのロールを直ちに失います。再び付与するには、パートナーの申請と貴社の承認が必要です。'
        : '自社の担当者はこれらのロールを直ちに失います。再び得るには、自社からの申請と顧客の承認が必要です。',
    delegated_admin_ends: ({ side, imported }) =>
      `${
        side === 'customer'
          ? 'パートナーは委任された管理者権限 (DAP) で貴社のテナントを操作できなくなります。ベンダーが新規の付与を終了しているため、元には戻せません。必要なロールはパートナーから個別に申請できます。'
          : '自社の担当者は委任された管理者権限 (DAP) で顧客のテナントを操作できなくなります。ベンダーが新規の付与を終了しているため、元には戻せません。必要なロールは顧客に個別に申請できます。'
      }詳細な権限 (GDAP) は個別に終了します。${imported ? 'ここでの操作は記録だけです。ベンダー側でも終了してください。' : ''}`,
    link_made: () => '新しい専用リンクを作ります。顧客が承諾するまで何も変わりません。',
    link_replaced: () => '新しい専用リンクを作ります。前のリンクはすぐに使えなくなります。',
    link_revoked: () => 'リンクはすぐに使えなくなり、承諾できなくなります。',
    rest_stays_undone: () =>
      'まだ済んでいないものは行われず、このジョブが予約した解除は取り消されます。済んだものはそのままです。',
    failed_tried_again: () =>
      '失敗したものを、現在の状態でもう一度試します。済んだものが繰り返されることはありません。',
    roles_replaced: () => 'この人にできることが、すべてのセッションとキーですぐに変わります。',
    administration_ends: () => 'この人はユーザーと API キーを管理できなくなります。',
    sign_in_ends: () => 'この人のセッションはすぐにすべて終了します。操作の記録はアクティビティに残ります。',
    blocks_until_suspended: () => '停止するまで、リセラー関係の解除を妨げます。',
    blocks_past_window: ({ cancellableUntil, clearsAt }) =>
      `リセラー関係の解除を妨げます。${day(cancellableUntil)}までは取り消せます。その後は${clearsAt === null ? '終わりの日付がなく、妨げが続きます' : `早くても${day(clearsAt)}まで妨げが続きます`}。`,
  },

  effects: {
    leaves_customer_list: ({ partnerName }) => `この顧客は ${partnerName} の顧客一覧から外れます。`,
    leaves_support_contacts: ({ partnerName, count }) =>
      `${partnerName} は、この顧客が利用できるサポート連絡先から外れます。${count === 0 ? '' : `${partnerName} を指定していたサブスクリプション ${number(count)} 件は既定の連絡先に戻ります。`}`,
    delegated_admin_ends: ({ count, granularCount }) => {
      const granular = granularCount ?? 0;
      if (count === 0) return '終了する委任された管理者権限はありません。';
      if (granular === 0) return '委任された管理者権限 (DAP) が終了します。';
      return count === granular
        ? `詳細な委任された管理者権限 (GDAP) ${number(granular)} 件が終了します。`
        : `委任された管理者権限 (DAP) と、詳細な委任された管理者権限 (GDAP) ${number(granular)} 件が終了します。`;
    },
    no_future_purchases: ({ partnerName }) => `${partnerName} は、以後この顧客のための購入ができなくなります。`,
  },
  effectsDone: {
    leaves_customer_list: ({ partnerName }) => `この顧客は ${partnerName} の顧客一覧から外れました。`,
    leaves_support_contacts: ({ partnerName, count }) =>
      `${partnerName} は、この顧客が利用できるサポート連絡先から外れました。${count === 0 ? '指定していたサブスクリプションはありませんでした。' : `${partnerName} を指定していたサブスクリプション ${number(count)} 件は既定の連絡先に戻りました。`}`,
    delegated_admin_ends: ({ count, granularCount }) => {
      const granular = granularCount ?? 0;
      if (count === 0) return '終了する委任された管理者権限はありませんでした。';
      if (granular === 0) return '委任された管理者権限 (DAP) が終了しました。';
      return count === granular
        ? `詳細な委任された管理者権限 (GDAP) ${number(granular)} 件が終了しました。`
        : `委任された管理者権限 (DAP) と、詳細な委任された管理者権限 (GDAP) ${number(granular)} 件が終了しました。`;
    },
    no_future_purchases: ({ partnerName }) => `${partnerName} は、この顧客のために購入する権利を失いました。`,
  },

  warnings: {
    delegated_admin_will_end: ({ customerName, count }) =>
      `${customerName} に対する委任された管理者権限が終了します${count === 0 ? '' : `（詳細な関係 ${number(count)} 件を含む）`}。`,
    last_partner: ({ partnerName, customerName }) =>
      `${partnerName} は ${customerName} の最後のパートナーです。解除すると、サポートするパートナーがいなくなります。`,
    support_contact_designations: ({ count }) =>
      `離れるパートナーをサポート連絡先に指定しているサブスクリプション ${number(count)} 件は、既定の連絡先に戻ります。`,
    reseller_relationship_ends_too: ({ subjectName, customerName }) =>
      `関連付けられたリセラー ${subjectName} と ${customerName} との関係も終了します。`,
    data_deletion: ({ subjectName, at }) => `${subjectName} は停止したままです。データは${day(at)}に削除されます。`,
    azure_role_assignments_survive: () => roleAssignments,
    still_billed: ({ subjectName, at }) => stillBilled(subjectName, at),
    end_at_vendor: ({ subjectName, ...ended }) => endAtVendor(subjectName, ended),
  },

  remaining: {
    suspended_subscription: ({ name, at }) =>
      `${name} は停止したまま残ります。${at === null ? '' : `データは${day(at)}に削除されます。`}`,
    azure_role_assignments: () => roleAssignments,
    still_billed: ({ name, at }) => stillBilled(name, at),
    end_at_vendor: ({ name, ...ended }) => endAtVendor(name, ended),
    open_blocker: ({ name, at }) =>
      `${name} は、ベンダー側での終了を記録した時点でまだ解消していませんでした${at === null ? '' : `（解消予定日: ${day(at)}）`}。終了していることをベンダーで確認してください。`,
    reset_support_contact: ({ name }) => `${name} に指定されていたサポート連絡先は、関係の解除とともに終了しました。`,
  },

  reestablish: {
    subscription_active: ({ name }) => `${name} は再び有効になりました。`,
    subscription_suspended: ({ name }) => `${name} は停止したままです。再開してください。`,
    subscription_over: ({ name, status }) =>
      `${name} の状態は「${statusOf(status)}」です。必要な場合は購入し直してください。`,
    item_cancelled: ({ name }) => `${name} は取り消され、元に戻りません。必要な場合は購入し直してください。`,
    admin_restored: () => 'パートナーは再び管理者権限を持っています。',
    admin_not_restored: () =>
      '管理者権限は解除とともに終了し、元に戻っていません。必要なロール (GDAP) を顧客に申請してください。テナント全体の委任された管理者権限 (DAP) は、ベンダーが新規の付与を終了しているため元に戻りません。',
    contact_restored: () => 'このパートナーをサポート連絡先とするサブスクリプションが再びあります。',
    contact_not_restored: ({ count }) =>
      `サブスクリプション ${number(count)} 件がこのパートナーをサポート連絡先に指定していましたが、元に戻っていません。必要に応じて指定してください。`,
    designation_restored: ({ name }) => `${name} のサポート連絡先は再び指定されました。`,
    designation_not_restored: ({ name }) =>
      `${name} に指定されていたサポート連絡先は元に戻っていません。必要に応じて指定してください。`,
  },

  suspensionReasons: {
    by_partner: () => 'パートナーが停止しました。',
    with_base: ({ baseName }) => `${baseName} とともに停止しました。`,
  },

  attestation: {
    '2026-11':
      '私は誠意をもって、パートナーを代表する権限に基づいて行います。法律または契約が求める通知は、関係の終了前にすべて顧客に行ったか、これから行います。（参考訳。効力があるのは英語の原文です。）',
  },

  // Words: the names of what the vocabulary enumerates.

  words: {
    eventType: {
      'reseller-relationship-imported': '関係のインポート',
      'reseller-relationship-requested': '関係の申請',
      'reseller-relationship-accepted-by-customer': '顧客による関係の承諾',
      'reseller-relationship-declined-by-customer': '顧客による関係の辞退',
      'reseller-relationship-request-expired': '関係の申請の期限切れ',
      'reseller-relationship-request-revoked': '関係の申請の取り下げ',
      'reseller-relationship-release-requested': '解除の依頼',
      'reseller-relationship-release-declined': '解除依頼の辞退',
      'reseller-relationship-release-withdrawn': '解除依頼の取り下げ',
      'reseller-relationship-removed': '関係の解除',
      'reseller-relationship-ended-at-vendor': 'ベンダー側での関係の終了',
      'reseller-relationship-returned-at-vendor': 'ベンダー側での関係の再開',
      'reseller-relationship-removal-blocked': '解除の試行（ブロック要因あり）',
      'reseller-relationship-removal-scheduled': '解除の予約',
      'reseller-relationship-removal-unscheduled': '解除予約の取り消し',
      'reseller-relationship-removal-failed': '予約した解除の失敗',
      'removal-blocker-waived': 'ブロック要因の免除',
      'dap-admin-relationship-terminated': '委任された管理者権限の終了',
      'granular-admin-relationship-created': '詳細な委任された管理者権限の申請',
      'granular-admin-relationship-activated': '詳細な委任された管理者権限の有効化',
      'granular-admin-relationship-rejected': '詳細な委任された管理者権限の却下',
      'granular-admin-relationship-terminated': '詳細な委任された管理者権限の終了',
      'granular-admin-relationship-expiring': '詳細な委任された管理者権限の期限が近い',
      'granular-admin-relationship-extended': '詳細な委任された管理者権限の延長',
      'granular-admin-relationship-expired': '詳細な委任された管理者権限の期限切れ',
      'subscription-created': 'サブスクリプションの作成',
      'subscription-suspended': 'サブスクリプションの停止',
      'subscription-reactivated': 'サブスクリプションの再開',
      'subscription-cancelled': 'サブスクリプションの取消',
      'subscription-expired': 'サブスクリプションの期限切れ',
      'subscription-extended': 'サブスクリプションの有料延長',
      'subscription-renewed': 'サブスクリプションの更新',
      'subscription-updated': 'サブスクリプションの変更',
      'azure-entitlement-cancelled': 'Azure サブスクリプションの取消',
      'reservation-cancelled': '予約の取消',
      'reservation-expired': '予約の期限切れ',
      'savings-plan-expired': '節約プランの期限切れ',
      'software-purchase-cancelled': 'ソフトウェア購入の取消',
      'software-purchase-expired': 'ソフトウェア購入の期限切れ',
      'order-placed': '注文',
      'order-updated': '注文の変更',
      'support-contact-updated': 'サポート連絡先の変更',
      'user-created': 'ユーザーの作成',
      'user-roles-changed': 'ユーザーの役割の変更',
      'user-disabled': 'ユーザーの無効化',
      'user-enabled': 'ユーザーの再有効化',
      'user-updated': 'ユーザーの変更',
      'user-erased': 'ユーザーの個人情報の消去',
      'second-factor-changed': '2 段階認証の有効化または無効化',
      'second-factor-requirement-changed': '2 段階認証の必須設定の変更',
      'partner-updated': 'パートナーの変更',
      'reseller-associated': 'リセラーの関連付け',
      'webhook-endpoint-paused': 'Webhook エンドポイントの一時停止',
      'webhook-endpoint-disabled': 'Webhook エンドポイントの無効化',
      'webhook-delivery-blocked': 'Webhook 配信の停滞',
      'webhook-delivery-skipped': 'Webhook 配信のスキップ',
      'webhook-delivery-dropped': 'Webhook 配信の破棄',
      'test-created': 'テスト イベント',
    },
    actorKind: {
      user: 'ユーザー',
      api_key: 'API キー',
      customer: '顧客',
      import: 'インポート',
      clock: '自動処理',
      operator: '運用者',
    },
    removalBlockerKind: {
      active_subscription: '有効なサブスクリプション',
      active_trial: '有効な試用版',
      active_add_on: '有効なアドオン',
      active_new_commerce_subscription: '新コマース（取消可能）',
      new_commerce_outside_window: '新コマース（契約期間中）',
      new_commerce_suspended: '新コマース（停止中）',
      new_commerce_in_grace: '新コマース（猶予期間）',
      active_software_subscription: 'ソフトウェア サブスクリプション',
      active_azure_entitlement: 'Azure サブスクリプション',
      active_azure_plan: 'Azure プラン',
      active_marketplace_subscription: 'マーケットプレース',
      active_reservation: '予約',
      non_refundable_reservation: '予約（返金不可）',
      active_savings_plan: '節約プラン',
      software_purchase: 'ソフトウェア',
      software_purchase_outside_window: 'ソフトウェア（取消期限切れ）',
      pending_order: '処理中の注文',
      unknown_status: '不明な状態',
      record_incomplete: '記録が不完全',
    },
    removalOutlook: {
      ready: '解除可能',
      clearable: '今すぐ解消できる',
      must_run_out: '満了待ち',
      needs_vendor: 'ベンダーの対応が必要',
    },
    removalResolution: {
      suspend: '停止する',
      cancel: '取り消す',
      cancel_at_term_end: '期間終了時に取り消す',
      turn_off_auto_renew: '自動更新をオフにする',
      wait: '期日まで待機',
      waive: '免除する…',
      contact_support: 'ベンダーのサポートに連絡',
      import_again: '再度エクスポートしてインポート',
    },
    itemCommandKind: {
      suspend: '停止する',
      reactivate: '再開する',
      cancel: '取り消す',
      cancel_at_term_end: '期間終了時に取り消す',
      turn_off_auto_renew: '自動更新をオフにする',
      turn_on_auto_renew: '自動更新をオンにする',
      extend_at_term_end: '期間終了時に延長する',
    },
    delegatedAdminCommandKind: {
      approve: '承認',
      reject: '却下',
      terminate: '終了',
      end_delegated_admin: 'DAP を終了',
    },
    requestCommandKind: { request_again: '再申請する', resend: '再送する', revoke: '取り下げる' },
    itemStatus: {
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
    },
    relationshipRequestState: {
      sent: '回答待ち',
      accepted: '承諾済み',
      declined: '辞退',
      expired: '期限切れ',
      revoked: '取り下げ済み',
    },
    releaseRequestState: { open: '回答待ち', declined: '辞退', withdrawn: '取り下げ済み', fulfilled: '解除済み' },
    removalEffectKind: {
      leaves_customer_list: '顧客一覧から外れます',
      leaves_support_contacts: '顧客のサポート連絡先から外れます',
      delegated_admin_ends: '委任された管理者権限が終了します',
      no_future_purchases: '以後の購入はできません',
    },
    removalEffectDone: {
      leaves_customer_list: '顧客一覧から外れました',
      leaves_support_contacts: '顧客のサポート連絡先から外れました',
      delegated_admin_ends: '委任された管理者権限が終了しました',
      no_future_purchases: '購入する権利がなくなりました',
    },
    removalWarningKind: {
      delegated_admin_will_end: '委任された管理者権限が終了します',
      azure_role_assignments_survive: 'Azure のロール割り当ては残ります',
      last_partner: '顧客にとって最後のパートナーです',
      support_contact_designations: 'サポート連絡先の指定が変わります',
      reseller_relationship_ends_too: 'リセラーの関係も終了します',
      data_deletion: 'データが削除されます',
      still_billed: '課金が続きます',
      end_at_vendor: 'ベンダー側でも終了が必要です',
    },
    remainingItemKind: {
      suspended_subscription: '停止中のサブスクリプション',
      azure_role_assignments: 'Azure のロール割り当て',
      still_billed: '課金が継続',
      end_at_vendor: 'ベンダー側でも終了が必要',
      reset_support_contact: 'サポート連絡先',
      open_blocker: '未解消のまま終了',
    },
    reestablishKind: {
      suspended_subscription: '停止中のサブスクリプション',
      gone_for_good: '元に戻らないもの',
      admin_privileges: '管理者権限',
      support_contact: 'サポート連絡先',
    },
    commerceModel: { legacy: '従来型', new_commerce: '新コマース' },
    subscriptionKind: {
      license: 'ライセンス',
      azure_plan: 'Azure プラン',
      marketplace_saas: 'マーケットプレース SaaS',
      software: 'ソフトウェア サブスクリプション',
      unknown: '不明な製品',
    },
    offerKind: { legacy: '従来型', new_commerce: '新コマース', trial: '試用版', add_on: 'アドオン' },
    partnerKind: {
      direct_bill: '直接請求パートナー',
      indirect_provider: '間接プロバイダー',
      indirect_reseller: '間接リセラー',
    },
    role: {
      global_admin: '全体管理者',
      admin_agent: '管理エージェント',
      sales_agent: '営業エージェント',
      helpdesk_agent: 'ヘルプデスク エージェント',
      billing_admin: '課金管理者',
      customer_admin: '顧客の管理者',
    },
    directoryRole: {
      'Application Administrator': 'アプリケーション管理者',
      'Authentication Administrator': '認証管理者',
      'Billing Administrator': '課金管理者',
      'Cloud Application Administrator': 'クラウド アプリケーション管理者',
      'Cloud Device Administrator': 'クラウド デバイス管理者',
      'Compliance Administrator': 'コンプライアンス管理者',
      'Conditional Access Administrator': '条件付きアクセス管理者',
      'Directory Readers': 'ディレクトリ閲覧者',
      'Directory Writers': 'ディレクトリ ライター',
      'Domain Name Administrator': 'ドメイン名管理者',
      'Exchange Administrator': 'Exchange 管理者',
      'Global Administrator': 'グローバル管理者',
      'Global Reader': 'グローバル閲覧者',
      'Groups Administrator': 'グループ管理者',
      'Guest Inviter': 'ゲスト招待元',
      'Helpdesk Administrator': 'ヘルプデスク管理者',
      'Intune Administrator': 'Intune 管理者',
      'License Administrator': 'ライセンス管理者',
      'Password Administrator': 'パスワード管理者',
      'Privileged Authentication Administrator': '特権認証管理者',
      'Privileged Role Administrator': '特権ロール管理者',
      'Reports Reader': 'レポート閲覧者',
      'Security Administrator': 'セキュリティ管理者',
      'Security Operator': 'セキュリティ オペレーター',
      'Security Reader': 'セキュリティ閲覧者',
      'Service Support Administrator': 'サービス サポート管理者',
      'SharePoint Administrator': 'SharePoint 管理者',
      'Teams Administrator': 'Teams 管理者',
      'User Administrator': 'ユーザー管理者',
    },
    endOfTermAction: {
      renew: '更新',
      extend: '有料の月単位の延長',
      cancel: '期間終了時に取り消し',
      expire: '期限切れ',
    },
    importState: {
      uploading: 'アップロード中',
      checking: '確認中',
      checked: '確認済み',
      importing: 'インポート中',
      completed: '完了',
      failed: '失敗',
      cancelled: '中止',
    },
    removalJobKind: { clear: 'ブロック要因の解消', schedule: '解除の予約', bulk: '一括解除' },
    removalJobState: {
      running: '実行中',
      waiting: '待機中',
      cancelling: 'キャンセル処理中',
      completed: '完了',
      cancelled: 'キャンセル済み',
    },
    removalJobItemState: {
      pending: '未処理',
      clearing: '解消中',
      waiting: '待機中',
      completed: '完了',
      failed: '失敗',
      skipped: '対象外',
      cancelled: 'キャンセル済み',
    },
    removalJobStepState: { pending: '未処理', completed: '完了', failed: '拒否', cancelled: 'キャンセル済み' },
    importLineKind: { unread: '読み取り不可', skipped: '除外', noted: '要確認', changed: '変更' },
    webhookEndpointState: { enabled: '有効', paused: '一時停止', disabled: '無効' },
    webhookDeliveryState: { pending: '送信待ち', delivered: '配信済み', skipped: 'スキップ', dropped: '破棄' },
    receiptMailState: { pending: '送信待ち', sent: '送信済み', not_sent: '送信できず' },
    webhookDeliveryCause: { log: '通常配信', redelivery: '再送', replay: '範囲の再送', test: 'テスト' },
    unitType: {
      Licenses: { one: 'ライセンス', many: 'ライセンス' },
      'Add-On Licenses': { one: 'アドオン ライセンス', many: 'アドオン ライセンス' },
      Gigabytes: { one: 'ギガバイト', many: 'ギガバイト' },
      Instances: { one: 'インスタンス', many: 'インスタンス' },
      'Usage-based': { one: 'プラン（従量課金）', many: 'プラン（従量課金）' },
    },
  },

  // Letters: texts to send to a customer.

  exportColumns: {
    customer: '顧客',
    customer_id: '顧客 ID',
    domain: 'ドメイン',
    tenant_id: 'テナント ID',
    country: '国・地域',
    customer_since: '取引開始',
    outlook: '見通し',
    next_removal: '最短の解除日',
    blocked_by: '解除を妨げるもの',
    reseller: '間接リセラー',
    receipt: '控え番号',
    partner: 'パートナー',
    removed_at: '解除日時',
    removed_by: '解除した人',
    reason: '理由',
    cleared_items: '解消した項目数',
    remaining_items: '残る項目数',
    reestablished_at: '再開日',
    content_hash: 'ハッシュ (SHA-256)',
    part: '区分',
    item: '項目',
    what: '内容',
    by: '実行者',
    at: '日時',
    details: '詳細',
    sequence: '番号',
    recorded_at: '記録日時',
    occurred_at: '発生日時',
    event: 'イベント',
    event_type: 'イベントの種類',
    actor: '実行者',
    actor_kind: '実行者の種類',
    subject_id: '対象 ID',
    relationship_id: '関係 ID',
    changes: '変更内容',
    correlation_id: '相関 ID',
    number: '番号',
    state: '状態',
    remaining: 'まだ妨げているもの',
    steps: '手順の数',
    refused_steps: '拒否された手順',
    due_at: '予定日時',
    finished_at: '終了日時',
    kind: '種類',
    file: 'ファイル',
    place: '箇所',
    way_out: '対処方法',
  },
  receiptParts: { effect: '終了したもの', told: '知らせた相手', cleared: '解消したもの', remaining: '残るもの' },

  removalNotice: ({ partnerName, customerName, endedAt, deletions, hasRoleAssignments }) => {
    const notes = [
      ...deletions.map(({ name, at }) => `停止中のサブスクリプション「${name}」のデータは${day(at)}に削除されます。`),
      ...(hasRoleAssignments
        ? [
            `Azure サブスクリプションに残る ${partnerName} のロール割り当ては自動では終了しません。貴社で削除してください。`,
          ]
        : []),
    ];
    return {
      subject: `${partnerName} とのリセラー関係の終了について`,
      body: [
        `${customerName} 御中`,
        `${day(endedAt)}をもって、${partnerName} は貴社とのリセラー関係を終了しました。以後は次のとおりとなります。`,
        list([
          `${partnerName} は貴社への販売を終了し、貴社に代わって注文することはできません。`,
          `${partnerName} は貴社が利用できるサポート連絡先の一覧から外れました。`,
          `貴社テナントに対する ${partnerName} の委任された管理者権限は終了しました。`,
        ]),
        ...(notes.length === 0 ? [] : [`ご注意ください。\n${list(notes)}`]),
        '再度お取引いただく場合は、あらためて関係の申請をお送りします。承諾されるかどうかは貴社のご判断によります。',
      ].join('\n\n'),
    };
  },

  invitationEmail: ({ partnerName, providerName, customerName, granularAdmin, expiresAt, link }) => ({
    subject: `${partnerName} からのリセラー関係の申請`,
    body: [
      customerName === null ? 'ご担当者様' : `${customerName} 御中`,
      providerName === null
        ? `${partnerName} は、貴社のリセラーとしてのご承諾をお願いしています。ご承諾いただくと、貴社に代わって注文できるようになり、貴社が利用できるサポート連絡先の一覧に加わります。`
        : `${partnerName} は、プロバイダー ${providerName} とともに、貴社のリセラーとしてのご承諾をお願いしています。ご承諾いただくと、${providerName} が貴社に代わって注文できるようになり、両社が貴社が利用できるサポート連絡先の一覧に加わります。`,
      granularAdmin === null
        ? '貴社テナントの管理者権限は申請していません。'
        : `あわせて ${partnerName} は、貴社テナントの次のロールを承諾から ${number(granularAdmin.durationDays)} 日間申請しています。いつでも終了できます。\n${list(granularAdmin.roles.map(roleName))}`,
      `申請の内容は次のリンクでご確認のうえ、${day(expiresAt)}までに承諾または辞退をお選びください。\n${link}`,
      'このリンクは貴社専用です。リンクをお持ちの方は貴社に代わって回答できますので、転送しないでください。',
    ].join('\n\n'),
  }),

  mails: {
    passwordReset: ({ email, link, expiresAt }) => ({
      subject: '新しいパスワードの設定',
      body: [
        `${email} の新しいパスワードが申請されました。お心当たりがある場合は、次のリンクで設定してください。リンクは 1 回限り、${minute(expiresAt)}まで有効です。\n${link}`,
        '設定すると、すべての端末からサインアウトします。お心当たりがない場合は何もしないでください。パスワードは変わりません。',
      ].join('\n\n'),
    }),
    endpointAlarm: ({ alarm, url, link }) => ({
      subject: {
        failing: 'Webhook エンドポイントへの配信が失敗しています',
        paused: 'Webhook エンドポイントを一時停止しました',
        disabled: 'Webhook エンドポイントを無効にしました',
      }[alarm],
      body: [
        {
          failing: `${url} への配信は数日にわたって失敗し続けています。このまま続くと一時停止します。その間のイベントは保管されます。`,
          paused: `${url} への配信は数日にわたって失敗し続けたため、一時停止しました。イベントは 30 日間保管されます。応答するようになったら再開してください。`,
          disabled: `${url} は廃止された (410) と応答したため、無効にしました。イベントは保管されています。再び有効にするか、削除してください。`,
        }[alarm],
        `応答の内容と対処は次のページで確認できます。\n${link}`,
      ].join('\n\n'),
    }),
  },
};

const stillBilled = (name: string | null, until: Date | null): string =>
  until === null
    ? `${name} の課金は続いています。終わる日は分かりません。`
    : `${name} の課金は${day(until)}まで続きます。`;

const endAtVendor = (
  name: string | null,
  { recordedAs, endedBy }: Pick<RemainingItem, 'recordedAs' | 'endedBy'>,
): string => {
  if (recordedAs === null) return `${name} との関係はインポートされたものです。ベンダー側でも解除してください。`;
  const status = statusOf(recordedAs);
  if (endedBy === 'clock')
    return `${name} は日付だけに基づいて、ここでは「${status}」になっています。終了しているかどうかをベンダー側で確認してください。`;
  if (endedBy === 'absence')
    return `${name} は、エクスポートにその項目またはプランがなくなったため、ここでは「${status}」になっています。終了しているかどうかをベンダー側で確認してください。`;
  return `${name} はここでは「${status}」と記録されています。ベンダー側でも同じ操作をしてください。`;
};
