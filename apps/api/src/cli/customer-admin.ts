import { addCustomerAdmin, disableCustomerAdmin } from '@untether/services';
import { z } from 'zod';
import { readEnvironment } from '../env.ts';
import { type App, openApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { askPassword } from './password.ts';

/**
 * `customer-admin add`: gives a customer an admin who may answer invitations for it.
 * `customer-admin disable`: revokes that admin's sign-in.
 */
export const customerAdmin: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const { options, words } = readArguments(args, {
    command: 'customer-admin',
    options: ['customer', 'email', 'name'],
    words: 1,
  });
  const [what] = words;
  if (what !== 'add' && what !== 'disable')
    throw new CommandError(
      'customer-admin: use customer-admin add or customer-admin disable, with --customer ID --email E-MAIL',
    );
  const { customer, email, name } = options;
  if (customer === undefined)
    throw new CommandError('customer-admin: --customer is missing: give the customer’s id, tenant id or domain.');
  if (email === undefined || !z.email().safeParse(email).success)
    throw new CommandError(
      email === undefined
        ? 'customer-admin: --email is missing: give an e-mail address.'
        : `customer-admin: --email is ${JSON.stringify(email)}: give an e-mail address.`,
    );
  if (what === 'disable' && name !== undefined)
    throw new CommandError('customer-admin: --name is only for customer-admin add.');
  const app = await openApp(environment);
  try {
    const done =
      what === 'disable'
        ? await disable(app, { customer, email })
        : await add(app, {
            customer,
            email,
            name: name ?? email,
            password:
              variables.UNTETHER_ADMIN_PASSWORD || (await askPassword(`Password for ${email}: `, 'customer-admin')),
          });
    print(done);
    return 0;
  } finally {
    await app.close();
  }
};

const add = async ({ ports }: App, input: Parameters<typeof addCustomerAdmin>[1]): Promise<string> => {
  const result = await addCustomerAdmin(ports, input);
  if ('problem' in result) throw new CommandError(`customer-admin: ${result.problem}`);
  const { admin, customer } = result;
  return `${admin.email} may sign in for ${customer.companyName} (${customer.id}).`;
};

const disable = async ({ ports }: App, input: Parameters<typeof disableCustomerAdmin>[1]): Promise<string> => {
  const result = await disableCustomerAdmin(ports, input);
  if ('problem' in result) throw new CommandError(`customer-admin: ${result.problem}`);
  const { admin, customer, wasDisabled } = result;
  return `${admin.email} may no longer sign in for ${customer.companyName} (${customer.id})${wasDisabled ? ': it was already disabled' : ''}.`;
};
