/** The least that can start and answer: node node-http.mjs PORT. */
import { createServer } from 'node:http';

createServer((_, response) => response.end('{"data":{"customer":{"companyName":"Amber"}}}')).listen(
  Number(process.argv[2]),
  '127.0.0.1',
);
