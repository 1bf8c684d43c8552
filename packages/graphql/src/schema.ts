import './core/scalars.ts';
import './errors.ts';
import './nodes/customer.ts';
import './nodes/event.ts';
import './nodes/items.ts';
import './nodes/portfolio.ts';
import './nodes/relationship.ts';
import './nodes/removal.ts';
import './nodes/subscription.ts';
import './nodes/viewer.ts';
import './mutations/customers.ts';
import './mutations/delegated-admin.ts';
import './mutations/items.ts';
import './mutations/removal.ts';
import './mutations/support-contacts.ts';
import './mutations/users.ts';
import { builder } from './core/builder.ts';

export const schema = builder.toSchema();
