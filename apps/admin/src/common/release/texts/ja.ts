import type { Areas } from '../../../texts/texts.ts';

export const texts: Areas['release'] = {
  title: '解除依頼',
  reason: '理由',
  requestedAt: '依頼日時',
  requestedBy: '依頼者',
  declinedAt: '辞退日時',
  withdrawnAt: '取り下げ日時',
  declinedBy: '辞退した人',
  answer: '辞退の理由',
  partner: {
    openTitle: '顧客がリセラー関係の解除を依頼しています',
    openText: '関係を解除すると、この依頼への回答になります。辞退する場合は、理由を伝えてください。',
    openThroughProvider:
      'リセラー関係を解除できるのはプロバイダーだけです。この依頼はプロバイダーのアクティビティにも表示されます。自社では、理由を添えて辞退できます。',
    decline: '辞退…',
    declineTitle: (customer) => `${customer} からの解除依頼を辞退しますか？`,
    declineText: '関係はそのまま続きます。理由は顧客に表示され、顧客は再度依頼できます。',
    declineSubmit: '辞退',
    declined: (customer) => `辞退しました。理由は ${customer} に表示されます。`,
  },
  customer: {
    says: {
      none: 'このパートナーとの取引をやめる場合は、関係の解除を依頼してください。解除できるのはパートナーだけです。',
      OPEN: 'このパートナーに関係の解除を依頼しました。まだ回答はありません。',
      DECLINED: 'パートナーは解除を辞退しました。関係はそのまま続きます。再度依頼できます。',
      WITHDRAWN: '前回の依頼は取り下げました。再度依頼できます。',
    },
    ask: '解除を依頼',
    askTitle: (partner) => `${partner} に関係の解除を依頼しますか？`,
    askText:
      'パートナーは、関係を解除するか、理由を添えて辞退します。それまでは何も変わりません。このパートナーから購入したものは、先にキャンセルするか、終了を待つ必要があります。',
    askProvider:
      'このパートナーはプロバイダーを通じて販売しています。関係を解除できるのはプロバイダーだけなので、プロバイダーにも通知されます。',
    askReason: '解除を希望する理由',
    askHint: 'パートナーに表示されます。',
    asked: (partner) => `解除の依頼を ${partner} に送りました。`,
    withdraw: '依頼を取り下げる',
    withdrawTitle: (partner) => `${partner} への解除依頼を取り下げますか？`,
    withdrawText: '取り下げたことはパートナーに表示されます。関係は続き、再度依頼できます。',
    withdrawSubmit: '取り下げる',
    keepRequest: '依頼を続ける',
    withdrawn: (partner) => `${partner} への解除依頼を取り下げました。`,
    requested: '解除を依頼中',
    refused: '解除は辞退されました',
    youAsked: '貴社からの依頼',
  },
};
