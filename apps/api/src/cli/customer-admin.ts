import { addCustomerAdmin, confirmCustomerAdmin, disableCustomerAdmin } from '@untether/services';
import * as z from 'zod';
import { readEnvironment } from '../env.ts';
import { type App, withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { readPassword } from './password.ts';

/**
 * `customer-admin add`: gives a customer an admin who may answer invitations for it.
 * `customer-admin confirm`: the operator's word that one who registered by an invitation speaks for it.
 * `customer-admin disable`: revokes that admin's sign-in.
 */
export const customerAdmin: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const {
    options: { customer, email, name, partner },
    words: [what],
  } = readArguments(args, { command: 'customer-admin', options: ['customer', 'email', 'name', 'partner'], words: 1 });
  if (what !== 'add' && what !== 'confirm' && what !== 'disable')
    throw refusal('use customer-admin add, confirm or disable, with --customer ID --email E-MAIL');
  if (customer === undefined) throw refusal('--customer is missing: give the customer’s id, tenant id or domain.');
  if (email === undefined || !z.email().safeParse(email).success)
    throw refusal(`--email is ${email === undefined ? 'missing' : JSON.stringify(email)}: give an e-mail address.`);
  if (what !== 'confirm' && partner !== undefined) throw refusal('--partner is only for customer-admin confirm.');
  if (what !== 'add' && name !== undefined) throw refusal('--name is only for customer-admin add.');
  const done = await withApp(environment, async (app) => {
    if (what === 'disable') return disable(app, { customer, email });
    if (what === 'confirm') return confirm(app, { customer, email, partner: partner ?? null });
    const password = await readPassword(variables, email, 'customer-admin');
    return add(app, { customer, email, name: name ?? email, password });
  });
  print(done);
  return 0;
};

const refusal = (reason: string): CommandError => new CommandError(`customer-admin: ${reason}`);

const add = async ({ ports }: App, input: Parameters<typeof addCustomerAdmin>[1]): Promise<string> => {
  const result = await addCustomerAdmin(ports, input);
  if ('problem' in result) throw refusal(result.problem);
  const { admin, customer } = result;
  return `${admin.email} may sign in for ${customer.companyName} (${customer.id}).`;
};

const confirm = async ({ ports }: App, input: Parameters<typeof confirmCustomerAdmin>[1]): Promise<string> => {
  const result = await confirmCustomerAdmin(ports, input);
  if ('problem' in result) throw refusal(result.problem);
  const { admin, customer, partner, wasConfirmed } = result;
  const share = partner === null ? 'what every partner records' : `what ${partner.name} records`;
  return `${admin.email} sees ${share} of ${customer.companyName} (${customer.id})${wasConfirmed ? ', as before' : ''}.`;
};

const disable = async ({ ports }: App, input: Parameters<typeof disableCustomerAdmin>[1]): Promise<string> => {
  const result = await disableCustomerAdmin(ports, input);
  if ('problem' in result) throw refusal(result.problem);
  const { admin, customer, wasDisabled } = result;
  return `${admin.email} may no longer sign in for ${customer.companyName} (${customer.id})${wasDisabled ? ': it was already disabled' : ''}.`;
};
