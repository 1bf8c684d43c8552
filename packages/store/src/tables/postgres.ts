import { postgresColumnsAsColumns } from '../columns/parity.ts';
import { defineTables } from './tables.ts';

export const postgresTables = defineTables(postgresColumnsAsColumns);
