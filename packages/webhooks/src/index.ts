export { bodyOf } from './body.ts';
export { decideAttempt, type SendResult } from './outcome.ts';
export type { Resolve } from './resolve.ts';
export { newWebhookSecret, publicKeyOf } from './secrets.ts';
export { createSender, type Post, type Send } from './send.ts';
export { signatureHeaders } from './signing.ts';
export { findUrlProblem, plainUrl } from './url-rules.ts';
export { createWebhookWorker, type WebhookWorker } from './worker.ts';
