import { type GatewayError, gatewayError } from '@anlan/gateway';
import type { Exchange } from './exchange.ts';
import { isJsonObject } from './json-object.ts';

/** Reads a JSON answer of at most `maxBytes`. The model service controls it. Rejects with an upstream error. */
export async function readJsonAnswer(exchange: Exchange, maxBytes: number): Promise<Record<string, unknown>> {
  const answer = parse(await readAll(exchange, maxBytes));
  // Some services report their failures with status 200.
  if (isJsonObject(answer.error) && !Array.isArray(answer.choices)) {
    throw gatewayError('upstream_error', 'the model service answered with an error in its body');
  }
  return answer;
}

async function readAll(exchange: Exchange, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await exchange.read(); piece !== undefined; piece = await exchange.read()) {
    size += piece.length;
    if (size > maxBytes) {
      exchange.cancel();
      throw gatewayError('upstream_protocol', `the answer is over ${maxBytes} bytes`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's message quotes the answer: it is not kept.
    throw notJson();
  }
  if (!isJsonObject(value)) throw notJson();
  return value;
}

function notJson(): GatewayError {
  return gatewayError('upstream_protocol', 'the answer is not a JSON object');
}
