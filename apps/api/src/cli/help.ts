import type { Command } from './command.ts';

export const helpText = `Untether ends a reseller relationship safely.

  npm start                                  serve: demo data in an empty database, on this machine alone
  npm run -s untether -- COMMAND             one of these:

  serve                                      serve the admin app and the API
  migrate                                    migrate the database to this version's schema
  init --partner NAME --kind KIND --admin E-MAIL
                                             set up a partner and its first admin, without demo data
       KIND                                  direct_bill, indirect_provider or indirect_reseller
       --provider NAME                       the indirect provider a reseller sells through
       --name "NAME"                         the admin's name
       --tenant-id GUID --mpn-id N --country CC
                                             asks for the password, or reads UNTETHER_ADMIN_PASSWORD
  customer-admin add --customer ID --email E-MAIL [--name "NAME"]
                                             give a customer an admin who answers invitations for it
       ID                                    the customer's id, tenant id or domain
                                             asks for the password, or reads UNTETHER_ADMIN_PASSWORD
  customer-admin confirm --customer ID --email E-MAIL [--partner NAME]
                                             let an admin who came by an invitation see all partners, or this one
  customer-admin disable --customer ID --email E-MAIL
                                             revoke that admin's sign-in immediately
  import PATH --partner NAME [--report FILE] [--check]
                                             read a Partner Center export: a folder or a zip of it
                                             exit code 0: all read; 2: some was not; 3: nothing to import
       --check                               only say what it would change
  listen --forward-to URL                    post an installation's events to a program on this machine
                                             as webhooks, signed with the secret it prints
       --url URL                             the installation; http://localhost:4000 if left out
       --after CURSOR                        where to begin: a cursor, or start; with the next event if left out
       --cursor-file FILE                    keeps the place, and continues there the next time
       --secret whsec_...                    a secret of your own, so that it stays the same
                                             the API key is read from UNTETHER_KEY, or given with --key
  version                                    this program's version
  help                                       this text

Environment: PORT, HOST, DATABASE_URL, PUBLIC_URL, ALLOWED_ORIGINS, TRUSTED_PROXIES,
MAX_STREAMS_PER_CREDENTIAL, IMPORT_MAX_MB, AUTH_SECRET, DEMO, and for its operation LOG_LEVEL,
ACCESS_LOG, METRICS_PORT, METRICS_HOST, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME, DRAIN_SECONDS,
MIN_DISK_FREE_MB, RETENTION_DELIVERIES_DAYS, RETENTION_SESSIONS_DAYS, RETENTION_REQUESTS_DAYS.
docs/operations.md explains each.`;

export const help: Command = async ({ print }) => {
  print(helpText);
  return 0;
};
