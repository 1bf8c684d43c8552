/** node:http and nothing else around what answers: a function of the query and its variables, at once or as a promise. */
import { createServer } from 'node:http';

const send = (response, data) => {
  const body = Buffer.from(JSON.stringify({ data }));
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length });
  response.end(body);
};

/** As the product says what a command did. */
export const payload = (name, result) => {
  const { __typename = `${name[0].toUpperCase()}${name.slice(1)}Payload`, ...rest } = result;
  return { [name]: { __typename, ...rest } };
};

export const serve = (port, answers, openStream) =>
  createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') return response.end('ok\n');
      if (request.headers.accept === 'text/event-stream') return openStream(response);
      const { query, variables } = JSON.parse(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
      const data = answers.get(query)(variables);
      if (!(data instanceof Promise)) return send(response, data);
      data.then(
        (found) => send(response, found),
        (thrown) => response.writeHead(500).end(String(thrown.stack)),
      );
    });
  }).listen(Number(port), '127.0.0.1');
