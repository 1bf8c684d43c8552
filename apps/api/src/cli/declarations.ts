import { declare } from './declare.ts';

const partner = { value: 'NAME', says: 'the partner’s name or id', isRequired: true } as const;
const user = {
  value: 'E-MAIL',
  says: 'the e-mail address, or the id, of a user or of a customer’s admin',
  isRequired: true,
} as const;
const password = { UNTETHER_ADMIN_PASSWORD: 'the new password, where there is no terminal to ask for it' };

const newPartner = {
  partner: { value: 'NAME', says: 'a name of 1 to 200 characters' },
  kind: { value: 'KIND', says: '`direct_bill`, `indirect_provider` or `indirect_reseller`' },
  admin: { value: 'E-MAIL', says: 'the first admin’s e-mail address; it becomes global admin and admin agent' },
  provider: { value: 'NAME', says: 'the indirect provider a reseller sells through, set up here before' },
  name: { value: 'NAME', says: 'the admin’s name; the e-mail address if left out' },
  'tenant-id': { value: 'GUID', says: 'the partner’s tenant id at the vendor; made up if left out' },
  'mpn-id': { value: 'N', says: 'its number in the vendor’s network' },
  country: { value: 'CC', says: 'two capital letters, such as JP' },
} as const;

/** Every command there is, in the order of `help`. */
export const declarations = {
  serve: declare({
    title: 'serve the admin app and the API',
    text: [
      'An empty database is filled with demo data, unless `DEMO=false`. Ctrl-C or SIGTERM stops it.',
      'Any number of processes may share a database. Each answers requests and works in the background (the clock, webhooks, jobs, imports), unless `--role` divides that.',
    ],
    options: {
      role: {
        value: 'ROLE',
        says: '`web` only answers requests, `worker` only works in the background and answers /livez and /readyz; `all` if left out',
      },
    },
    example: '--role web',
  }),
  migrate: declare({
    title: 'migrate the database to this version’s schema',
    text: [
      'Every start does so by itself. This also hashes the receipts and chains the events of earlier versions to the end, which a server does in the background.',
    ],
  }),
  init: declare({
    title: 'set up a partner and its first admin, without demo data',
    text: [
      'Makes an empty database a real installation, and adds further partners to one, also while the server runs.',
    ],
    options: newPartner,
    variables: password,
    example: '--partner "Alpha Cloud" --kind direct_bill --admin ada@alpha.example',
  }),
  'partner list': declare({ title: 'list the partners, with their kinds and how many users each has' }),
  'partner add': declare({
    title: 'set up a further partner and its first admin: the same as init',
    options: newPartner,
    variables: password,
    example: '--partner "Alpha Cloud" --kind direct_bill --admin ada@alpha.example',
  }),
  'partner rename': declare({
    title: 'give a partner another name',
    text: ['Receipts keep the name it had.'],
    options: { partner, to: { value: 'NAME', says: 'the new name', isRequired: true } },
    example: '--partner "Alpha Cloud" --to "Alpha Group"',
  }),
  'partner disable': declare({
    title: 'shut a partner out, immediately',
    text: [
      'Its users are signed out and cannot sign in, its API keys are refused, its event streams end, its webhooks wait. Nothing is deleted: time goes on, customers see it, removals that are scheduled are done.',
    ],
    options: { partner },
    example: '--partner "Alpha Cloud"',
  }),
  'partner enable': declare({
    title: 'let a disabled partner in again',
    text: ['Everything goes on where it was: its webhooks send what has waited, in order.'],
    options: { partner },
    example: '--partner "Alpha Cloud"',
  }),
  'partner associate': declare({
    title: 'record that an indirect reseller sells through an indirect provider',
    options: {
      provider: { value: 'NAME', says: 'the indirect provider’s name or id', isRequired: true },
      reseller: { value: 'NAME', says: 'the indirect reseller’s name or id', isRequired: true },
    },
    example: '--provider "Summit Distribution" --reseller "Harbor IT"',
  }),
  'user list': declare({
    title: 'list who may sign in',
    options: {
      partner: { value: 'NAME', says: 'only this partner’s users; of all partners if left out' },
      customer: { value: 'ID', says: 'this customer’s admins instead: its id, tenant id or domain' },
    },
    example: '--partner "Alpha Cloud"',
  }),
  'user add': declare({
    title: 'add a user to a partner',
    options: {
      partner,
      email: { value: 'E-MAIL', says: 'the user’s e-mail address', isRequired: true },
      name: { value: 'NAME', says: 'the user’s name; the e-mail address if left out' },
      roles: {
        value: 'ROLES',
        says: 'separated by commas: `global_admin`, `admin_agent`, `sales_agent`, `helpdesk_agent`, `billing_admin`',
        isRequired: true,
      },
    },
    variables: password,
    example: '--partner "Alpha Cloud" --email bo@alpha.example --roles sales_agent,helpdesk_agent',
  }),
  'user rename': declare({
    title: 'give a user or a customer’s admin another name',
    text: ['The log and receipts keep the name that the person had.'],
    options: { user, to: { value: 'NAME', says: 'the new name', isRequired: true } },
    example: '--user bo@alpha.example --to "Bo Lind"',
  }),
  'user change-email': declare({
    title: 'give a user or a customer’s admin another e-mail address to sign in with',
    text: ['The password and open sessions stay. The address before becomes free.'],
    options: { user, to: { value: 'E-MAIL', says: 'the new address', isRequired: true } },
    example: '--user bo@alpha.example --to bo.lind@alpha.example',
  }),
  'user disable': declare({
    title: 'revoke somebody’s sign-in immediately',
    text: [
      'Sessions, streams and API keys of the person end. A partner keeps at least one global admin, unless `--force`.',
    ],
    options: { user, force: { says: 'also the last global admin' } },
    example: '--user bo@alpha.example',
  }),
  'user enable': declare({
    title: 'let somebody who was disabled sign in again',
    options: { user },
    example: '--user bo@alpha.example',
  }),
  'user revoke-sessions': declare({
    title: 'sign somebody out everywhere, or everybody',
    text: ['API keys stay. Whoever knows the password may sign in again.'],
    options: {
      user: { value: user.value, says: `${user.says}` },
      everybody: { says: 'all sessions of the installation' },
    },
    example: '--user bo@alpha.example',
  }),
  'user reset-second-factor': declare({
    title: 'turn off the second factor of somebody who has lost it',
    text: [
      'First make sure who is asking. Every session of that person ends; the password alone signs in, and where the partner requires a second factor it is set up again then.',
    ],
    options: { user },
    example: '--user bo@alpha.example',
  }),
  'reset-password': declare({
    title: 'print a link that sets a new password once, within an hour',
    text: ['Setting it ends every session of that person. Give the link to nobody else.'],
    words: [{ name: 'E-MAIL', says: 'the address the person signs in with' }],
    example: 'ada@alpha.example',
  }),
  'customer-admin add': declare({
    title: 'give a customer an admin who answers invitations for it',
    text: ['First make sure who is asking.'],
    options: {
      customer: { value: 'ID', says: 'the customer’s id, tenant id or domain' },
      email: { value: 'E-MAIL', says: 'the admin’s e-mail address' },
      name: { value: 'NAME', says: 'the admin’s name; the e-mail address if left out' },
    },
    variables: password,
    example: '--customer alderfinch.example --email ada@alderfinch.example',
  }),
  'customer-admin confirm': declare({
    title: 'let an admin who came by an invitation see all partners, or one',
    text: [
      'Who registered by a partner’s invitation sees that partner’s share only, until it accepts another’s invitation or you vouch for it. First make sure who it is.',
    ],
    options: {
      customer: { value: 'ID', says: 'the customer’s id, tenant id or domain' },
      email: { value: 'E-MAIL', says: 'the admin’s e-mail address' },
      partner: { value: 'NAME', says: 'the one partner whose share it may see; every partner’s if left out' },
    },
    example: '--customer alderfinch.example --email ada@alderfinch.example',
  }),
  'customer-admin disable': declare({
    title: 'revoke that admin’s sign-in immediately',
    text: ['Its answers remain valid, and its address stays taken. `user enable` lets it in again.'],
    options: {
      customer: { value: 'ID', says: 'the customer’s id, tenant id or domain' },
      email: { value: 'E-MAIL', says: 'the admin’s e-mail address' },
    },
    example: '--customer alderfinch.example --email ada@alderfinch.example',
  }),
  import: declare({
    title: 'read a Partner Center export: a folder or a zip of it',
    text: [
      'May be stopped and run again. What it reads, and what it does with it, is in [Operations](../operations.md#import).',
    ],
    words: [{ name: 'PATH', says: 'the export’s folder, or a zip of it' }],
    options: {
      partner: { value: 'NAME', says: 'the partner’s name or id' },
      report: { value: 'FILE', says: 'where to write what was not read; beside the database if left out' },
      check: { says: 'only say what it would change' },
    },
    exitCodes: {
      0: 'everything was read',
      1: 'nothing was done; standard error says why',
      2: 'something was not read; the report lists each with file, path and reason',
      3: 'nothing to import, as standard error says, or nothing recorded, for example because every customer was skipped',
    },
    example: 'export.zip --partner "Alpha Cloud" --check',
  }),
  config: declare({
    title: 'print the configuration as it is understood, without secrets',
    text: ['Opens nothing: it says how the variables are read, and which are left out.'],
  }),
  backup: declare({
    title: 'copy the database to a new file, while the server runs',
    text: [
      'The copy is of one instant, is checked, and only its owner may read it: it holds everything, password hashes and sessions included. It appears under its name once it is whole. `verify` with `DATABASE_URL` set to the copy verifies it.',
      'Beside the database, the folder holds the demo’s secret and key, and import reports: they are not in it. On PostgreSQL, use `pg_dump`.',
    ],
    words: [{ name: 'FILE', says: 'the file to make, which must not be there yet' }],
    example: '/var/backups/untether-2026-11-22.db',
  }),
  restore: declare({
    title: 'put a backup in the database’s place',
    text: [
      'Stop the server first: with another process on the database it is refused. The backup is migrated to this version’s schema on the way, and everybody has to sign in again: sessions that have ended since the backup would otherwise be alive. The database that was there stays beside it as `…before-restore-…`; until the new one is whole it keeps its place.',
      'What was recorded since the backup is gone. Readers of the log whose cursor is at one of these events get CURSOR_INVALID, at once and for good, also once the log has grown past it; all others go on. Webhooks of events from before the backup whose delivery was recorded after it are sent once more, under the same ids.',
    ],
    words: [{ name: 'FILE', says: 'the backup' }],
    options: { force: { says: 'also where the database is not empty, or damaged' } },
    example: '/var/backups/untether-2026-11-22.db --force',
  }),
  move: declare({
    title: 'move everything from SQLite to PostgreSQL, or back',
    text: [
      'Stop every process on the source first: while it is read, nobody else can write to it, and what is written to it afterwards is not moved. The source stays as it is; both are migrated to this version’s schema.',
      'The target has to be empty. All rows arrive in one transaction and are counted, so a move that is broken off leaves nothing there, and is simply begun again; then everything in the target is verified. Sign-ins, sessions, keys and cursors of the log stay valid.',
      'A password in an address can be read by other users of this machine while it runs: leave it out, and set `PGPASSWORD`.',
    ],
    options: {
      from: { value: 'URL', says: '`file:` and a path, or `postgres://…`', isRequired: true },
      to: { value: 'URL', says: 'the same of the other engine; a file is made', isRequired: true },
    },
    exitCodes: {
      0: 'everything was moved and fits',
      1: 'nothing was moved; standard error says why',
      2: 'everything was moved, and something in it does not fit',
    },
    example: '--from file:data/untether.db --to postgres://untether@db.alpha.example/untether',
  }),
  verify: declare({
    title: 'compute every hash again and say what does not fit, and where',
    text: [
      'Checks the database file and its foreign keys; that each partner’s log has no gap and each event in it hangs on the one before; and that each receipt is unchanged and named by its removal. It writes nothing, may run beside the server, and verifies a backup if `DATABASE_URL` names one.',
      'It prints the hash of each partner’s newest event. Keep that somewhere else: only it shows, later, that nobody has written the whole log anew.',
    ],
    exitCodes: {
      0: 'everything fits',
      1: 'it could not be read; standard error says why',
      2: 'something does not fit',
    },
  }),
  'export-partner': declare({
    title: 'write all that belongs to one partner to a file, as JSON Lines',
    text: [
      'Each line is `{"kind": …, "row": {…}}`; kinds are partner, user, customer, relationship, subscription and so on to receipt and event. Passwords, sessions, the hashes of API keys and webhook secrets are not in it, nor are uploads that are being imported. It may run beside the server; the log comes last and names whatever changed meanwhile.',
    ],
    words: [{ name: 'FILE', says: 'the file to make, which must not be there yet' }],
    options: { partner },
    example: 'alpha.jsonl --partner "Alpha Cloud"',
  }),
  'erase-person': declare({
    title: 'erase a person’s name and e-mail address',
    text: [
      'They leave the account, which is disabled, the log, receipts, requests and whatever else kept them; the password and sessions are deleted. What the person did stays, under an id. Hashes still fit: the digests of what was erased stay, their salts go, so that nobody can find out by guessing. Texts that people wrote (reasons, answers) and reports of imports are not searched.',
      'There is no way back but a backup, and backups still hold the person. A run that was stopped can be repeated. The log gets an event `user-erased` for those who keep a copy of it.',
    ],
    options: { user, force: { says: 'also a partner’s last global admin' } },
    example: '--user bo@alpha.example',
  }),
  prune: declare({
    title: 'delete what is kept no longer: finished deliveries, expired sessions, old keys',
    text: [
      'The log, receipts and everything commercial stay for good. How long the rest is kept is in [Operations](../operations.md#retention); a server does the same every hour.',
    ],
  }),
  'rotate-secret': declare({
    title: 'replace AUTH_SECRET, with an overlap in which nobody is signed out',
    text: [
      'Writes a new secret to the file of `AUTH_SECRET_FILE` and the one so far to that of `AUTH_SECRET_PREVIOUS_FILE`. Restart every server after it: cookies signed with either are then valid, and second factors are encrypted with the new one. A session lasts seven days, so delete the previous secret’s file after that; where the secret has leaked, delete it after that restart and restart again, which signs everyone out.',
      'Where secrets are not in files: set `AUTH_SECRET_PREVIOUS` to the secret so far and `AUTH_SECRET` to a new one.',
    ],
    variables: {
      AUTH_SECRET_FILE: 'the file of the current secret',
      AUTH_SECRET_PREVIOUS_FILE: 'the file of the one before; it need not be there yet',
    },
  }),
  listen: declare({
    title: 'post an installation’s events to a program on this machine, as webhooks',
    text: [
      'They are signed with the secret it prints. The API key is read from `UNTETHER_KEY`, or given with `--key`.',
    ],
    options: {
      'forward-to': { value: 'URL', says: 'where your program listens, on this machine' },
      url: { value: 'URL', says: 'the installation; http://localhost:4000 if left out' },
      key: { value: 'KEY', says: 'the API key, where `UNTETHER_KEY` is not set' },
      after: { value: 'CURSOR', says: 'where to begin: a cursor, or `start`; with the next event if left out' },
      'cursor-file': { value: 'FILE', says: 'keeps the place, and continues there the next time' },
      secret: { value: 'whsec_…', says: 'a secret of your own, so that it stays the same' },
    },
    variables: {
      UNTETHER_KEY: 'the API key',
      UNTETHER_URL: 'the installation, where there is no `--url`',
      WEBHOOK_SECRET: 'the secret, where there is no `--secret`',
    },
    example: '--forward-to http://localhost:4700/',
  }),
  version: declare({ title: 'this program’s version, and Node’s' }),
  help: declare({
    title: 'say what there is, or how one command is called',
    example: 'verify',
  }),
} as const;

export type CommandName = keyof typeof declarations;
