import { addCustomerAdmin, confirmCustomerAdmin, disableCustomerAdmin } from '@untether/services';
import * as z from 'zod';
import { readEnvironment } from '../env.ts';
import { type App, withApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { readPassword } from './password.ts';

export const addAdmin: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const { options } = readArguments(args, 'customer-admin add');
  const named = readNamed(options);
  const password = await readPassword(variables, named.email, 'customer-admin add');
  print(await withApp(environment, (app) => add(app, { ...named, name: options.name ?? named.email, password })));
  return 0;
};

export const disableAdmin: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const named = readNamed(readArguments(args, 'customer-admin disable').options);
  print(await withApp(environment, (app) => disable(app, named)));
  return 0;
};

/** The operator's word that one who registered by an invitation speaks for the customer. */
export const confirmAdmin: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const { options } = readArguments(args, 'customer-admin confirm');
  const named = readNamed(options);
  print(await withApp(environment, (app) => confirm(app, { ...named, partner: options.partner ?? null })));
  return 0;
};

const readNamed = ({ customer, email }: { readonly customer?: string; readonly email?: string }) => {
  if (customer === undefined) throw refusal('--customer is missing: give the customer’s id, tenant id or domain.');
  if (email === undefined || !z.email().safeParse(email).success)
    throw refusal(`--email is ${email === undefined ? 'missing' : JSON.stringify(email)}: give an e-mail address.`);
  return { customer, email };
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
