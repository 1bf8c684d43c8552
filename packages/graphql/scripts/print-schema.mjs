import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../dist/index.js';

process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
