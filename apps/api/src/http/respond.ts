import type { ServerResponse } from 'node:http';

const respond = (res: ServerResponse, status: number, type: string, text: string): void => {
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.setHeader('Cache-Control', 'no-store');
  res.statusCode = status;
  res.end(text);
};

export const respondJson = (res: ServerResponse, status: number, body: unknown): void =>
  respond(res, status, 'application/json', JSON.stringify(body));

export const respondText = (res: ServerResponse, status: number, text: string): void =>
  respond(res, status, 'text/plain', `${text}\n`);
