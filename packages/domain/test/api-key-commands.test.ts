import { describe, expect, it } from 'vitest';
import { decideCreateApiKey, decideRevokeApiKey, findForbidden, isKeyAlive, may, rolesOf } from '../src/index.ts';
import { anApiKey, aViewer, commandContext, inDays, now } from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const context = commandContext();
const create = (overrides: Partial<Parameters<typeof decideCreateApiKey>[0]> = {}) => {
  const { createdAt: _created, lastUsedAt: _used, revokedAt: _revoked, ...key } = anApiKey({ id: 'key_new' });
  return decideCreateApiKey({ ...key, creatorRoles: ['global_admin', 'admin_agent'], ...overrides }, context);
};

describe('making an API key', () => {
  it('writes it with its name trimmed and its roles in order, unused', () => {
    const outcome = create({ name: ' Ledger ', roles: ['admin_agent', 'global_admin', 'admin_agent'] });
    expect(decisionOf(outcome)).toEqual({
      changes: [
        {
          insert: 'apiKey',
          row: anApiKey({ id: 'key_new', roles: ['global_admin', 'admin_agent'], createdAt: now }),
        },
      ],
      events: [],
    });
  });

  it.each([
    ['a blank name', { name: '  ' }, 'name'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'name'],
    ['no role', { roles: [] }, 'roles'],
    ['a role its maker has not', { roles: ['admin_agent', 'sales_agent'] as const }, 'roles'],
    ['an expiry now', { expiresAt: now }, 'expiresAt'],
    ['no instant at all', { expiresAt: new Date('never') }, 'expiresAt'],
    ['an expiry beyond 365 days', { expiresAt: new Date(inDays(365).getTime() + 1) }, 'expiresAt'],
  ])('is refused with %s', (_, overrides, path) => {
    expect(refusalOf(create(overrides))).toMatchObject({ error: 'validation', issues: [{ path: [path] }] });
  });

  it('is allowed for 365 days exactly', () => {
    expect(create({ expiresAt: inDays(365) }).outcome).toBe('done');
  });
});

describe('revoking an API key', () => {
  it('says when', () => {
    expect(decisionOf(decideRevokeApiKey(anApiKey(), context)).changes).toEqual([
      { update: 'apiKey', partnerId: 'par_meridian', id: 'key_1', set: { revokedAt: now } },
    ]);
  });

  it('a second time changes nothing', () => {
    expect(decideRevokeApiKey(anApiKey({ revokedAt: inDays(-1) }), context)).toEqual({ outcome: 'already' });
  });
});

describe('an API key', () => {
  it('is alive until it is revoked or its time is over', () => {
    const { user } = aViewer({ roles: anApiKey().roles });
    expect(isKeyAlive(anApiKey(), user, now)).toBe(true);
    expect(isKeyAlive(anApiKey({ revokedAt: now }), user, now)).toBe(false);
    expect(isKeyAlive(anApiKey({ expiresAt: now }), user, now)).toBe(false);
  });

  it('ends with its maker: disabled, or without a role that it was given', () => {
    const key = anApiKey({ roles: ['sales_agent', 'admin_agent'] });
    const { user } = aViewer({ roles: ['global_admin', 'admin_agent', 'sales_agent'] });
    expect(isKeyAlive(key, user, now)).toBe(true);
    expect(isKeyAlive(key, { ...user, disabledAt: now }, now)).toBe(false);
    expect(isKeyAlive(key, { ...user, roles: ['global_admin', 'admin_agent'] }, now)).toBe(false);
  });

  it('makes no keys and no users, whatever its roles', () => {
    const viewer = aViewer({ roles: ['global_admin'], key: anApiKey({ roles: ['global_admin'] }) });
    for (const permission of ['manage_api_keys', 'manage_users'] as const)
      expect(findForbidden(viewer, permission)?.reason).toEqual({ code: 'session', permission });
    expect(may(viewer, 'view_people')).toBe(true);
  });

  it('has the roles it was given and its user still has', () => {
    const key = anApiKey({ roles: ['global_admin', 'sales_agent'] });
    const viewer = aViewer({ roles: ['sales_agent', 'admin_agent'], key });
    expect(rolesOf(viewer)).toEqual(['sales_agent']);
    expect(may(viewer, 'remove_relationship')).toBe(true);
    expect(may(viewer, 'waive_removal_blocker')).toBe(false);
    expect(may(viewer, 'manage_users')).toBe(false);
  });

  it('is told whether it lacks the role, or its user does', () => {
    const viewer = aViewer({ roles: ['admin_agent'], key: anApiKey({ roles: ['sales_agent', 'global_admin'] }) });
    expect(findForbidden(viewer, 'waive_removal_blocker')).toMatchObject({
      reason: { code: 'scope', permission: 'waive_removal_blocker' },
      requiredRoles: ['admin_agent'],
    });
    expect(findForbidden(viewer, 'manage_users')?.reason.code).toBe('role');
  });
});
