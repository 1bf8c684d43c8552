import type { CustomerNotice } from '../model/records.ts';
import { day } from '../time/instants.ts';

/** Drafts of the e-mail that carries an invitation, to copy: who asks, for what, until when, and the link. */
export const invitationEmails = (invitation: {
  readonly partnerName: string;
  /** The indirect provider whose relationship is established too; null where there is none. */
  readonly providerName: string | null;
  /** null where the partner does not say who it is for. */
  readonly customerName: string | null;
  readonly includeDelegatedAdmin: boolean;
  readonly expiresAt: Date;
  readonly link: string;
}): readonly CustomerNotice[] => {
  const { partnerName, providerName, customerName, includeDelegatedAdmin, expiresAt, link } = invitation;
  const until = day(expiresAt);
  return [
    {
      locale: 'en',
      subject: `${partnerName} asks to be your reseller`,
      body: [
        customerName === null ? 'Hello,' : `To ${customerName},`,
        `${partnerName} asks you to accept it as your reseller${providerName === null ? '' : `, together with its provider ${providerName}`}. If you accept, ${providerName === null ? 'it can place orders for you and is' : `${providerName} can place orders for you and both are`} among your available support contacts.`,
        includeDelegatedAdmin
          ? `${partnerName} also asks for delegated admin privileges: it could administer your tenant for you. You can end them at any time.`
          : 'No admin privileges in your tenant are asked for.',
        `See who asks for what, and accept or decline, until ${until}:\n${link}`,
        'The link is personal: whoever has it can answer for you. Do not pass it on.',
      ].join('\n\n'),
    },
    {
      locale: 'ja',
      subject: `${partnerName} からのリセラー関係の申請`,
      body: [
        customerName === null ? 'ご担当者様' : `${customerName} 御中`,
        `${partnerName} は、${providerName === null ? '' : `プロバイダー ${providerName} とともに、`}貴社のリセラーとしてのご承諾をお願いしています。ご承諾いただくと、${providerName === null ? '' : `${providerName} が`}貴社に代わって注文できるようになり、${providerName === null ? '' : '両社が'}貴社が利用できるサポート連絡先の一覧に加わります。`,
        includeDelegatedAdmin
          ? `あわせて ${partnerName} は委任された管理者権限を申請しています。貴社テナントを代わりに管理できる権限で、いつでも終了できます。`
          : '貴社テナントの管理者権限は申請していません。',
        `申請の内容は次のリンクでご確認のうえ、${until} までに承諾または辞退をお選びください。\n${link}`,
        'このリンクは貴社専用です。リンクをお持ちの方は貴社に代わって回答できますので、転送しないでください。',
      ].join('\n\n'),
    },
  ];
};
