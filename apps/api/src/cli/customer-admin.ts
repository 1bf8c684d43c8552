import { addCustomerAdmin } from '@untether/services';
import { z } from 'zod';
import { readEnvironment } from '../env.ts';
import { openApp } from '../open-app.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError } from './command.ts';
import { askPassword } from './password.ts';

/** `customer-admin add`: gives a customer an admin who may answer invitations for it. */
export const customerAdmin: Command = async ({ args, variables, print }) => {
  const environment = readEnvironment(variables);
  const { options, words } = readArguments(args, {
    command: 'customer-admin',
    options: ['customer', 'email', 'name'],
    words: 1,
  });
  if (words[0] !== 'add')
    throw new CommandError('customer-admin: say what to do: customer-admin add --customer ID --email E-MAIL');
  const { customer, email, name } = options;
  if (customer === undefined)
    throw new CommandError("customer-admin: --customer is missing: give the customer's id, tenant id or domain.");
  if (email === undefined || !z.email().safeParse(email).success)
    throw new CommandError(
      email === undefined
        ? 'customer-admin: --email is missing: give an e-mail address.'
        : `customer-admin: --email is ${JSON.stringify(email)}: give an e-mail address.`,
    );
  const app = await openApp(environment);
  try {
    const password =
      variables.UNTETHER_ADMIN_PASSWORD || (await askPassword(`Password for ${email}: `, 'customer-admin'));
    const result = await addCustomerAdmin(app.ports, { customer, email, name: name ?? email, password });
    if ('refusal' in result) throw new CommandError(`customer-admin: ${result.refusal.message}`);
    print(`${result.admin.email} may sign in for ${result.customer.companyName} (${result.customer.id}).`);
    return 0;
  } finally {
    await app.close();
  }
};
