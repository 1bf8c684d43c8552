import type { ServerResponse } from 'node:http';

export const respondJson = (res: ServerResponse, status: number, body: unknown): void => {
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.statusCode = status;
  res.end(JSON.stringify(body));
};

export const respondText = (res: ServerResponse, status: number, text: string): void => {
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.statusCode = status;
  res.end(`${text}\n`);
};
