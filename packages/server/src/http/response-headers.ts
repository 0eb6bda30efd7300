import type { FastifyInstance } from 'fastify';

/** The console needs inline styles (its component library writes them) and nothing else beyond its own files. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer: the id under which its records are found, and what browsers must not do with it. */
export function addResponseHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
  app.addHook('onSend', async (request, reply) => {
    // What is left of a body that was refused unread must not be waited for, nor be taken for the next request.
    if (!request.raw.complete) reply.header('connection', 'close');
  });
}
