/** Opens a draft in the mail program. Its lines end as RFC 6068 wants it. */
export const mailto = (
  to: string | null,
  { subject, body }: { readonly subject: string; readonly body: string },
): string =>
  `mailto:${encodeURIComponent(to ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
