/** Finishes signing in with a code of the authenticator app, or a recovery code, which has a hyphen. */
export const giveCode = async (
  code: string,
): Promise<'signed-in' | 'refused' | 'too-late' | 'too-many' | 'unreachable'> => {
  try {
    const response = await fetch(`/api/auth/two-factor/verify-${code.includes('-') ? 'backup-code' : 'totp'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ code }),
    });
    if (response.ok) return 'signed-in';
    if (response.status === 429) return 'too-many';
    if (response.status >= 500) return 'unreachable';
    const answer = await response.json();
    return /^INVALID_(BACKUP_)?CODE$/.test(answer.code) ? 'refused' : 'too-late';
  } catch {
    return 'unreachable';
  }
};
